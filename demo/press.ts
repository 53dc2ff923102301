import type { Outcome } from '../playground/slack/deliver.ts'
import type { Fault } from '../playground/slack/faults.ts'
import type { Message } from '../playground/slack/workspace-state.ts'
import type { Player } from './cast.ts'
import { wordsOn } from './read-card.ts'
import { type DemoWorld, mailOf, messageAt } from './world.ts'

export type Pressed = {
  readonly deliveryId: string | null
  /** Whether the app took the click and said nothing of a failure. */
  readonly isTaken: boolean
  /** What was said beside the card, seen by this person alone; '' where nothing was. */
  readonly told: string
}

const patienceMs = 10_000
const failure = 'Something went wrong'

/** Presses a button on a message as it stands now, and waits until something comes of it. */
export async function press(world: DemoWorld, player: Player, ts: string, text: string): Promise<Pressed> {
  return await pressSeen(world, player, messageAt(world, player, ts), text)
}

/** Presses a button on a message as it was seen, which may be twice at once. */
export async function pressSeen(
  world: DemoWorld,
  player: Player,
  seen: Message,
  text: string,
  times: 1 | 2 = 1,
): Promise<Pressed> {
  const person = world.slack.as(player.handle)
  const before = mailOf(world, player).length
  const clicks = Array.from({ length: times }, () => person.click(seen, { text }))
  const [outcome] = await Promise.all(clicks)
  if (outcome === undefined) throw new RangeError('a press is one click at least')
  await moved(world, player, seen, before)
  return pressed(world, player, outcome, before)
}

/** Presses a button whose visible answer is spoiled on its way. */
export async function pressUnderFault(
  world: DemoWorld,
  player: Player,
  seen: Message,
  text: string,
  fault: Fault,
): Promise<Pressed> {
  const before = mailOf(world, player).length
  world.slack.faults.responseUrl(fault)
  const outcome = await world.slack.as(player.handle).click(seen, { text })
  const { journal } = world.slack
  await world.slack.until(() => journal.calls.findLast((call) => call.fault === fault), patienceMs)
  return pressed(world, player, outcome, before)
}

function pressed(world: DemoWorld, player: Player, outcome: Outcome, before: number): Pressed {
  const told = mailOf(world, player)
    .slice(before)
    .filter(({ onlyFor }) => onlyFor !== null)
    .map(wordsOn)
    .join(' ')
  const hasFailed = told.includes(failure)
  if (hasFailed) world.ledger.troubles.push(`${player.name} was told: ${told}`)
  if (outcome.error !== null) world.ledger.troubles.push(`a click of ${player.name} ended in ${outcome.error}`)
  return { deliveryId: outcome.deliveryId, isTaken: outcome.error === null && !hasFailed, told }
}

/** Resolves once the message is another one, or a new one came; and after ten seconds without either, noting it. */
async function moved(world: DemoWorld, player: Player, seen: Message, before: number): Promise<void> {
  const hasMoved = () => {
    const mail = mailOf(world, player)
    return mail.length > before || mail.find(({ ts }) => ts === seen.ts)?.editedTs !== seen.editedTs
  }
  await world.slack.until(hasMoved, patienceMs).catch(() => {
    world.ledger.troubles.push(`nothing came of a click of ${player.name}`)
  })
}

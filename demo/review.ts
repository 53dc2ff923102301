import type { Message } from '../playground/slack/workspace-state.ts'
import { adjudicator, firstName } from './cast.ts'
import { later } from './local-time.ts'
import { press } from './press.ts'
import { buttonsOn, quotesOn, wordsOn } from './read-card.ts'
import { type DemoWorld, mailOf, messageAt } from './world.ts'

const secondsACase = 20
const patienceMs = 10_000
/** More cases than any sitting has: a review that goes on for longer never ends. */
const mostSteps = 200

/** The adjudicator looks for cases, and settles what there is, one by one, as the truth has it. */
export async function reviewCases(world: DemoWorld): Promise<void> {
  const { slack, transcript } = world
  const before = mailOf(world, adjudicator).length
  await slack.as(adjudicator.handle).command(`/label review ${world.campaignName}`)
  const said = await slack.until(() => mailOf(world, adjudicator)[before], patienceMs)
  if (said.onlyFor !== null && wordsOn(said).includes('No case waits')) return
  const card = await slack.until(
    () =>
      mailOf(world, adjudicator)
        .slice(before)
        .find((message) => quotesOn(message).length > 0),
    patienceMs,
  )
  const settledBefore = world.ledger.settled.length
  await settleOn(world, card.ts, 0)
  const settled = world.ledger.settled.slice(settledBefore)
  const flagged = settled.filter(({ text }) => world.ledger.flags.some((flag) => flag.text === text)).length
  const cases = settled.length === 1 ? '1 case' : `${settled.length} cases`
  transcript.tell(
    world.now(),
    adjudicator,
    `${firstName(adjudicator)} reviews, and settles ${cases}${flagged === 0 ? '' : `, ${flagged} of them flagged`}`,
  )
}

/** Takes up one case after the other until none is shown. */
async function settleOn(world: DemoWorld, ts: string, step: number): Promise<void> {
  const card = messageAt(world, adjudicator, ts)
  const clause = world.clauses.get(quotesOn(card)[0] ?? '')
  if (clause === undefined || step > mostSteps) return
  await world.moveTo(later(world.now(), secondsACase / 60))
  if (!buttonsOn(card).some((text) => text.startsWith('Settle as'))) await press(world, adjudicator, ts, clause.truth)
  await settle(world, messageAt(world, adjudicator, ts), clause.text, clause.truth)
  await settleOn(world, ts, step + 1)
}

async function settle(world: DemoWorld, card: Message, text: string, label: string): Promise<void> {
  const { slack, ledger } = world
  const person = slack.as(adjudicator.handle)
  const button = buttonsOn(card).find((words) => words.startsWith('Settle as'))
  if (button === undefined) return
  await person.click(card, { text: button })
  await slack.until(() => person.view(), patienceMs)
  const why = `What it does in the end is ${label.toLowerCase()}.`
  await person.fill('Why? One sentence will do.', why)
  const { error, fieldErrors } = await person.submit()
  if (error !== null || Object.keys(fieldErrors).length > 0) {
    ledger.troubles.push(`a verdict was not taken: ${error} ${JSON.stringify(fieldErrors)}`)
  } else ledger.settled.push({ text, label, why })
  await slack.until(() => messageAt(world, adjudicator, card.ts).editedTs !== card.editedTs, patienceMs)
  if (person.view() !== null) await person.closeView({ all: true })
}

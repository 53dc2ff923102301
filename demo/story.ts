import { adjudicator, annotators, everybody, lead, managers, type Player } from './cast.ts'
import { type DigestGot, receiveDigest } from './digests-got.ts'
import type { Asked } from './invitations.ts'
import { Labeler } from './labeler.ts'
import { leadReceives, startCampaign } from './lead-acts.ts'
import { isWorkingTime, later, localTime } from './local-time.ts'
import { Mailbox } from './mailbox.ts'
import type { Plot } from './plot.ts'
import { reviewCases } from './review.ts'
import { installEverywhere, inviteInTeams, makeOneOrganization } from './two-platforms.ts'
import { clientOf, type DemoWorld } from './world.ts'

/** What came to people in the two weeks. */
export type Told = {
  readonly asked: readonly Asked[]
  readonly digests: readonly DigestGot[]
  /** What the messages of sittings that were left say at the end. */
  readonly left: readonly string[]
}

const dayMinutes = 24 * 60
/** By then a sitting of ten minutes has been ended by the clock. */
const expiryMinutes = 60
/** Before the working day of whoever joins their accounts then. */
const linkedAfterMinutes = dayMinutes - 4 * 60

/**
 * Tells the story from the launch on, for so many days and the morning after: each looks at their messages as they come,
 * and what people mean to do is done when its time has come.
 */
export async function tellStory(
  world: DemoWorld,
  begins: Date,
  { days, lastHours }: Pick<Plot, 'days' | 'lastHours'>,
): Promise<Told> {
  const labelers = new Map(annotators.map((who) => [who.handle, new Labeler(world, who, begins)]))
  const digests: DigestGot[] = []
  const mailbox = new Mailbox()
  const handOut = () =>
    mailbox.handOut(world.clients, async (client, mail) => {
      const digest = receiveDigest(world, client.owner, mail)
      if (digest !== null) digests.push(digest)
      else if (client.owner === lead) leadReceives(world, client, mail)
      else labelers.get(client.owner.handle)?.receive(client, mail)
    })

  await world.moveTo(begins)
  await installEverywhere(world)
  await makeOneOrganization(world)
  await startCampaign(world)
  await inviteInTeams(world)
  const ends = later(begins, days * dayMinutes + lastHours * 60)
  planLooks(world, begins, ends)
  planReviews(world, begins, days)
  planFaults(world, begins)
  for (const { handle } of annotators.filter(({ at }) => at.length > 1)) {
    world.agenda.add(later(begins, linkedAfterMinutes), async () => await labelers.get(handle)?.join())
  }
  for (let next = world.agenda.take(ends); next !== null; next = world.agenda.take(ends)) {
    if (next.at > world.now()) await world.moveTo(next.at)
    await handOut()
    await next.act()
    await handOut()
  }
  const all = [...labelers.values()]
  const expired = later(ends, -expiryMinutes)
  return { asked: all.flatMap(({ asked }) => asked), digests, left: all.flatMap((one) => one.leftBefore(expired)) }
}

/** Whole hours and half past, where it is nine for somebody or working time: then messages come, and are looked at. */
function planLooks(world: DemoWorld, begins: Date, ends: Date): void {
  const look = (at: Date) => world.agenda.add(at, async () => undefined)
  look(later(begins, 1))
  for (let at = begins; at < ends; at = later(at, 30)) {
    const isFull = at.getUTCMinutes() === 0
    const isWanted = everybody.some(({ tz }) => (isFull ? isWorkingTime(at, tz) : localTime(at, tz).clock === '09:00'))
    if (isWanted) look(at)
  }
}

/** The adjudicator sits each working day from the second on, at ten. */
function planReviews(world: DemoWorld, begins: Date, days: number): void {
  for (let day = 1; day < days; day++) {
    const at = later(begins, day * dayMinutes + 3 * 60)
    if (localTime(at, adjudicator.tz).weekday <= 5) world.agenda.add(at, () => reviewCases(world))
  }
}

/**
 * The platforms' answers to messages are spoiled three times: an invitation arrives though the app is not told so, the app is
 * told to wait, and a manager's second digest arrives though the app is not told so.
 */
function planFaults(world: DemoWorld, begins: Date): void {
  const { slack, teams, ledger, agenda } = world
  const spoil = (player: Player | undefined, from: Date, fault: '5xx-after-store' | '429') => {
    if (player === undefined) throw new RangeError('nobody is there')
    agenda.add(later(nineOn(player, from), -1), async () => {
      const how = fault === '429' ? { kind: fault, retryAfterS: 1 } : { kind: fault }
      if (clientOf(world, player).platform === 'slack') slack.faults.next('chat.postMessage', how)
      else teams.faults.next('send', how)
      ledger.mishaps.push(fault === '429' ? 'told to wait' : 'message reply lost')
    })
  }
  const dayAt = (day: number, hourUtc: number) => later(begins, day * dayMinutes + (hourUtc - 7) * 60)
  spoil(managers[1], dayAt(14, 0), '5xx-after-store')
  spoil(annotators[0], dayAt(2, -3), '5xx-after-store')
  spoil(annotators[2], dayAt(3, 0), '429')
}

/** The next 09:00 of somebody's own clock. */
function nineOn(who: Player, from: Date): Date {
  for (let at = from; ; at = later(at, 30)) if (localTime(at, who.tz).clock === '09:00') return at
}

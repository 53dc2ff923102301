import cron from 'node-cron'
import { askPeople, nextAsking } from './flows/asking/ask-people.ts'
import { sweepDrafts } from './flows/campaigns/sweep-drafts.ts'
import { giveDigests, nextDigest, nextDigestRead } from './flows/digest/give-digests.ts'
import { nextComplete, tellComplete } from './flows/digest/tell-complete.ts'
import { enqueueOvernight, nextOvernight } from './flows/labeling/overnight.ts'
import { sweepVotes } from './flows/labeling/sweep-votes.ts'
import { nextJoinExpiry, tendJoins } from './flows/people/join-by-the-clock.ts'
import { freezeTold, nextFreeze } from './flows/quality/freeze-told.ts'
import { nextHold, takeUpHolds } from './flows/quality/watch-annotator.ts'
import { expireReviews, nextReviewExpiry, sweepReview } from './flows/review/review-by-the-clock.ts'
import { nextOutcome, tellOutcomes } from './flows/review/tell-outcomes.ts'
import {
  expireSessions,
  forgetBuckets,
  nextExpiry,
  nextLeftover,
  releaseLeftovers,
} from './flows/sessions/by-the-clock.ts'
import { pickUpStuck } from './flows/telling/pick-up-stuck.ts'
import { nextHeld, sendHeld } from './flows/telling/send-held.ts'
import type { World } from './flows/world.ts'

/**
 * Work that the clock asks for. It may run late, or twice: it looks at what is due and does only that. None waits for
 * another, and none for a row that somebody holds for long.
 */
type Task = {
  /** When to look, as a cron pattern, each minute or slower; what is done seldom begins at minutes of its own. */
  readonly pattern: string
  run(world: World): Promise<unknown>
  /** The first moment at which there will be something to do, as things stand; null where nothing waits. */
  nextDue(world: World): Promise<Date | null>
}

const tasks: Readonly<Record<string, Task>> = {
  'expire-sessions': { pattern: '* * * * *', run: expireSessions, nextDue: nextExpiry },
  'take-up-holds': { pattern: '* * * * *', run: takeUpHolds, nextDue: nextHold },
  'release-leftovers': { pattern: '1-59/10 * * * *', run: releaseLeftovers, nextDue: nextLeftover },
  'sweep-votes': { pattern: '3-59/10 * * * *', run: sweepVotes, nextDue: async () => null },
  'freeze-told': { pattern: '0 * * * *', run: freezeTold, nextDue: nextFreeze },
  overnight: { pattern: '0 * * * *', run: enqueueOvernight, nextDue: nextOvernight },
  'send-held': { pattern: '* * * * *', run: sendHeld, nextDue: nextHeld },
  'ask-people': { pattern: '* * * * *', run: askPeople, nextDue: nextAsking },
  digests: { pattern: '* * * * *', run: giveDigests, nextDue: nextDigest },
  // After the digests, which may have told it.
  'tell-complete': { pattern: '4-59/5 * * * *', run: tellComplete, nextDue: nextComplete },
  'sweep-review': { pattern: '5-59/10 * * * *', run: sweepReview, nextDue: async () => null },
  'expire-reviews': { pattern: '* * * * *', run: expireReviews, nextDue: nextReviewExpiry },
  'tell-outcomes': { pattern: '* * * * *', run: tellOutcomes, nextDue: nextOutcome },
  'tend-joins': { pattern: '* * * * *', run: tendJoins, nextDue: nextJoinExpiry },
  'pick-up-stuck': { pattern: '7-59/10 * * * *', run: pickUpStuck, nextDue: async () => null },
  'forget-buckets': { pattern: '15 * * * *', run: forgetBuckets, nextDue: async () => null },
  'sweep-drafts': { pattern: '30 * * * *', run: sweepDrafts, nextDue: async () => null },
}

/** So many jobs of the clock can be under way in a process at once, one of each task. */
export const taskCount = Object.keys(tasks).length

const minuteMs = 60_000

/**
 * Looks by the clock, and has the work done by one replica: each tick enqueues a job under a key of task and minute, so
 * that replicas which tick together enqueue it once.
 *
 * @param onError told when a tick could not be enqueued; the next one makes up for it
 * @returns stops ticking
 */
export function startSchedule(world: World, onError: (error: unknown) => void): () => Promise<void> {
  const ticking = Object.entries(tasks).map(([name, task]) =>
    cron.schedule(task.pattern, () => enqueueTick(world, name, world.now()).catch(onError), { timezone: 'UTC' }),
  )
  return async () => {
    for (const one of ticking) await one.destroy()
  }
}

/** Does the work of one tick; `id` is what `startSchedule` enqueued. */
export async function runTick(world: World, id: string): Promise<void> {
  await tasks[id.split(' ')[0] ?? '']?.run(world)
}

async function enqueueTick(world: World, name: string, at: Date): Promise<void> {
  // A timer may fire a moment early: the nearest minute is the one that was meant.
  const minute = new Date(Math.round(at.getTime() / minuteMs) * minuteMs)
  await world.jobs.enqueueOnce('tick', `${name} ${minute.toISOString()}`, name)
}

/**
 * Moves a development clock to `target`, stopping at each minute where something is due, in order, and waiting each time
 * until the work that follows is done.
 */
export async function moveThrough(world: World, moveTo: (at: Date) => void, target: Date): Promise<void> {
  const runs = new Map<string, number>()
  for (;;) {
    const due = (await dueTasks(world)).filter((one) => (runs.get(runOf(one)) ?? 0) < mostRuns)
    const first = due[0]
    if (first === undefined || first.at > target) break
    if (first.at > world.now()) moveTo(first.at)
    for (const one of due) {
      if (one.at > first.at) break
      await tasks[one.name]?.run(world)
      runs.set(runOf(one), (runs.get(runOf(one)) ?? 0) + 1)
    }
    await world.jobs.drained()
  }
  if (target > world.now()) moveTo(target)
  await world.jobs.drained()
}

/** A moment that is worth moving a development clock to. */
export type Stop = { readonly kind: 'overnight' | 'asking' | 'digest'; readonly at: Date }

/** What the clock does next of that which people notice, as things stand, soonest first. */
export async function nextStops(world: World): Promise<Stop[]> {
  const found = await Promise.all([
    nextOvernight(world).then((at) => ({ kind: 'overnight' as const, at })),
    nextAsking(world).then((at) => ({ kind: 'asking' as const, at })),
    nextDigestRead(world).then((at) => ({ kind: 'digest' as const, at })),
  ])
  return found
    .flatMap(({ kind, at }) => (at === null ? [] : [{ kind, at }]))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Work that is due and stays so, however often it is done, must not hold up the clock for good. */
const mostRuns = 10

function runOf({ name, at }: { name: string; at: Date }): string {
  return `${name} ${at.toISOString()}`
}

async function dueTasks(world: World): Promise<{ name: string; at: Date }[]> {
  const due: { name: string; at: Date }[] = []
  for (const [name, task] of Object.entries(tasks)) {
    const at = await task.nextDue(world)
    if (at !== null) due.push({ name, at: new Date(Math.ceil(at.getTime() / minuteMs) * minuteMs) })
  }
  return due.sort((a, b) => a.at.getTime() - b.at.getTime())
}

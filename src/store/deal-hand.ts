import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Rng } from '../domain/random.ts'
import { goldRate } from '../metrics/gold-rate.ts'
import { mixInGold, type Place } from '../sessions/mix-in-gold.ts'
import { placeHand, type Source } from './place-hand.ts'
import { readTable, type Table } from './read-table.ts'

/** Unguessable chance for the hand that begins behind `position` in what `sitting` names. */
export type HandRng = (sitting: string, position: number) => Rng

/** Ordinary items in one hand. */
const handSize = 8

/** Tries while others hold all the rows that are left, and how long to wait between two. */
const tries = 20
const pauseMs = 5

/**
 * Deals one more hand to a session that has at most `fewLeft` prompts ahead: what came free again first, then along the
 * deal order, with gold mixed in. Replicas and repeated calls deal a hand once.
 *
 * @returns how many prompts lie ahead of the one on screen afterwards
 */
export async function dealHand(
  pool: pg.Pool,
  rngFor: HandRng,
  campaignId: string,
  sessionId: string,
  fewLeft: number,
  now: Date,
): Promise<number> {
  let ahead = 0
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) await sleep(pauseMs)
    const table = await readTable(pool, campaignId, sessionId)
    if (table === null) return 0
    ahead = table.dealt - table.position
    if (ahead > fewLeft || !table.isOpen || table.isBarred) return ahead
    const placed = await dealFrom(pool, rngFor, table, now)
    if (placed === 'nothing-left') return ahead
    if (placed !== 'try-again') return placed - table.position
  }
  return ahead
}

/** Takes from each source in turn until one gives something. Returns up to which position the session is dealt then. */
async function dealFrom(
  pool: pg.Pool,
  rngFor: HandRng,
  table: Table,
  now: Date,
): Promise<number | 'nothing-left' | 'try-again'> {
  const hand = planHand(table, rngFor)
  for (const source of sourcesOf(table)) {
    const placed = await placeHand(pool, table, source, hand, now)
    if (placed === null) return 'try-again'
    if (placed.ordinary > 0) return placed.dealt
  }
  return sourcesOf(table).length > 0 ? 'try-again' : 'nothing-left'
}

function sourcesOf({ hasReopened, priorities }: Table): Source[] {
  const along = priorities.map((priority) => ({ kind: 'order', priority }) as const)
  return hasReopened ? [{ kind: 'reopened' }, ...along] : along
}

function planHand(table: Table, rngFor: HandRng): Place[] {
  const score = { right: table.goldRight, answered: table.goldAnswered }
  const rate = goldRate(table.goldShare, { answers: table.answered, score, drifting: table.isDrifting })
  // A session may begin with the one prompt that was left on screen last time.
  const isFirst = table.dealt <= 1
  return mixInGold(handSize, table.unseenGold, rate, isFirst, rngFor(table.sitting, table.dealt))
}

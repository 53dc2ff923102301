import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Rng } from '../../domain/random.ts'
import { goldRate } from '../../metrics/gold/gold-rate.ts'
import { type Hand, mixInGold } from '../../sessions/mix-in-gold.ts'
import { readTable, type Table } from './deal-state.ts'
import { placeHand, type Source } from './place-hand.ts'

/** Unguessable chance for one place of what `sitting` names, the same whenever it is asked for. */
export type HandRng = (sitting: string, position: number) => Rng

/** Places in one hand, whatever they hold: so the moment of the next hand tells nothing of gold. */
const handSize = 8

/** Tries while others hold all the rows that are left, and how long to wait between two. */
const tries = 20
const pauseMs = 5

/**
 * Items looked at along the order for one hand; and, where the person has seen all of those, for each further look. What
 * was passed is not looked at again, so even somebody who has seen 100,000 in a row comes to what is new in a few looks.
 */
const usualLook = 100
const farLook = 2_000
const mostPasses = 20

/** What dealing came to. */
export type Dealt = {
  /** Prompts that lie ahead of the one on screen now. */
  readonly ahead: number
  /** Whether there are items for this person that others held through all the tries: nothing is left only where this is false. */
  readonly isHeldUp: boolean
}

/**
 * Deals to a session that has at most `fewLeft` prompts ahead until it has more, or nothing is left: what came free again
 * first, then along the deal order, with gold mixed in. Replicas and repeated calls deal a hand once.
 */
export async function dealHand(
  pool: pg.Pool,
  rngFor: HandRng,
  campaignId: string,
  sessionId: string,
  fewLeft: number,
  now: Date,
): Promise<Dealt> {
  let ahead = 0
  let passes = 0
  for (let heldUp = 0; heldUp < tries && passes < mostPasses; ) {
    const table = await readTable(pool, campaignId, sessionId)
    if (table === null) return { ahead: 0, isHeldUp: false }
    ahead = table.dealt - table.position
    if (ahead > fewLeft || !table.isOpen || table.isBarred) return { ahead, isHeldUp: false }
    const dealt = await dealFrom(pool, rngFor, table, passes === 0 ? usualLook : farLook, now)
    if (dealt === 'nothing-left') return { ahead, isHeldUp: false }
    if (dealt === 'passed') {
      passes++
    } else if (dealt === 'held-up') {
      heldUp++
      await sleep(pauseMs)
    } else {
      ahead = dealt - table.position
      if (ahead > fewLeft) return { ahead, isHeldUp: false }
    }
  }
  return { ahead, isHeldUp: true }
}

/** Takes from each source in turn until one gives something. Returns up to which position the session is dealt then. */
async function dealFrom(
  pool: pg.Pool,
  rngFor: HandRng,
  table: Table,
  look: number,
  now: Date,
): Promise<number | 'nothing-left' | 'held-up' | 'passed'> {
  const sources = sourcesOf(table, look)
  if (sources.length === 0) return table.isChanging ? 'held-up' : 'nothing-left'
  const hand = planHand(table, rngFor)
  for (const source of sources) {
    const placed = await placeHand(pool, table, source, hand, now)
    if (placed === null) return 'held-up'
    if (placed.dealt > table.dealt) return placed.dealt
    if (placed.hasPassed) return 'passed'
  }
  return 'held-up'
}

function sourcesOf({ hasReopened, priorities }: Table, look: number): Source[] {
  const along = priorities.map((priority) => ({ kind: 'order', priority, look }) as const)
  return hasReopened ? [{ kind: 'reopened', isLast: along.length === 0 }, ...along] : along
}

function planHand(table: Table, rngFor: HandRng): Hand {
  const score = { right: table.goldRight, answered: table.goldAnswered }
  const rate = goldRate(table.goldShare, { answers: table.answered, score, drifting: table.isDrifting })
  const places = { first: table.dealt + 1, count: handSize }
  return mixInGold(places, table.unseenGold, rate, (place) => rngFor(table.sitting, place))
}

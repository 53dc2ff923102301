import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { ShownOrder } from '../../domain/item.ts'
import { type Rng, shuffled } from '../../domain/random.ts'
import { goldRate } from '../../metrics/gold/gold-rate.ts'
import { mixInGold, type PlannedPlaces } from '../../sessions/mix-in-gold.ts'
import { type DealState, readDealState } from './deal-state.ts'
import { placePrompts, type Source } from './place-prompts.ts'

/** Unguessable chance for one place of what `sitting` names, the same whenever it is asked for. */
export type DealRng = (sitting: string, position: number) => Rng

/** Places in one deal, whatever they hold: so the moment of the next deal tells nothing of gold. */
const placesAtOnce = 8

/** Tries while others hold all the rows that are left, and how long to wait between two. */
const tries = 20
const pauseMs = 5

/**
 * Items looked at along the order for one deal; and, where the person has seen all of those, for each further look. What
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
 * first, then along the deal order, with gold mixed in. Replicas and repeated calls deal once.
 */
export async function dealPrompts(
  pool: pg.Pool,
  rngFor: DealRng,
  campaignId: string,
  sessionId: string,
  fewLeft: number,
  now: Date,
): Promise<Dealt> {
  let ahead = 0
  let passes = 0
  for (let heldUp = 0; heldUp < tries && passes < mostPasses; ) {
    const state = await readDealState(pool, campaignId, sessionId)
    if (state === null) return { ahead: 0, isHeldUp: false }
    ahead = state.dealt - state.position
    if (ahead > fewLeft || !state.isOpen || state.isBarred) return { ahead, isHeldUp: false }
    const dealt = await dealFrom(pool, rngFor, state, passes === 0 ? usualLook : farLook, now)
    if (dealt === 'nothing-left') return { ahead, isHeldUp: false }
    if (dealt === 'passed') {
      passes++
    } else if (dealt === 'held-up') {
      heldUp++
      await sleep(pauseMs)
    } else {
      ahead = dealt - state.position
      if (ahead > fewLeft) return { ahead, isHeldUp: false }
    }
  }
  return { ahead, isHeldUp: true }
}

/** Takes from each source in turn until one gives something. Returns up to which position the session is dealt then. */
async function dealFrom(
  pool: pg.Pool,
  rngFor: DealRng,
  state: DealState,
  look: number,
  now: Date,
): Promise<number | 'nothing-left' | 'held-up' | 'passed'> {
  const sources = sourcesOf(state, look)
  if (sources.length === 0) return state.isChanging ? 'held-up' : 'nothing-left'
  const planned = planPlaces(state, rngFor)
  const orders = planOrders(state, rngFor)
  for (const source of sources) {
    const placed = await placePrompts(pool, state, source, planned, orders, now)
    if (placed === null) return 'held-up'
    if (placed.dealt > state.dealt) return placed.dealt
    if (placed.hasPassed) return 'passed'
  }
  return 'held-up'
}

function sourcesOf({ hasReopened, priorities }: DealState, look: number): Source[] {
  const along = priorities.map((priority) => ({ kind: 'order', priority, look }) as const)
  return hasReopened ? [{ kind: 'reopened', isLast: along.length === 0 }, ...along] : along
}

/**
 * In which order each of the next places shows the sides of a pair, or the candidates of a ranking: a chance of its own, apart
 * from that of gold, and the same where a place is dealt anew. None where nothing is drawn. Of fewer candidates, those that there
 * are stand in this order, which then is any with the same chance.
 */
function planOrders(state: DealState, rngFor: DealRng): ShownOrder[] {
  const { letters } = state
  if (letters === null) return []
  return Array.from({ length: placesAtOnce }, (_, at) =>
    shuffled([...letters], rngFor(`sides ${state.sitting}`, state.dealt + 1 + at)).join(''),
  )
}

function planPlaces(state: DealState, rngFor: DealRng): PlannedPlaces {
  const score = { right: state.goldRight, answered: state.goldAnswered }
  const rate = goldRate(state.goldShare, { answers: state.answered, score, drifting: state.isDrifting })
  const places = { first: state.dealt + 1, count: placesAtOnce }
  return mixInGold(places, state.unseenGold, rate, (place) => rngFor(state.sitting, place))
}

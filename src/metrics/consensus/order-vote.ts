import type { GoldScore } from '../gold/gold-accuracy.ts'
import { softmax, voteAccuracy } from './live-vote.ts'
import { nearest } from './orders.ts'

/** An order that somebody gave, and how they do on gold. */
export type GivenOrder = { readonly order: readonly number[]; readonly score: GoldScore }

type OrderVote = {
  /** The order that leads; none where orders tie. */
  readonly labelIds: readonly number[]
  readonly isTie: boolean
  readonly posterior: number
  readonly posteriors: readonly number[]
}

/** Halvings of the interval in which a spread is looked for: far below what a posterior shows. */
const halvings = 30
/** No gold score asks for a larger one. */
const largestSpread = 12

/**
 * The live vote of an item whose candidates are put in order, by Mallows' model: an annotator gives an order with a chance that
 * falls by `exp(−θ)` with each pair that it has the wrong way round, and θ follows from how often they get the order of a gold
 * item exactly right (Mallows 1957, Biometrika 44:114-130). So the likeliest order is Kemeny's, each answer weighed by its θ.
 *
 * The posteriors are the chance of each candidate to be the best one, in the order of `labelIds`; where orders tie, none leads.
 */
export function orderVote(given: readonly GivenOrder[], labelIds: readonly number[], temperature: number): OrderVote {
  const weighed = given.map(({ order, score }) => ({ order, weight: spreadOf(score, order.length) }))
  const { orders, distances, leading } = nearest(weighed)
  const chances = softmax(
    distances.map((distance) => -distance),
    temperature,
  )
  const first = new Map<number, number>()
  for (const [at, [best = 0]] of orders.entries()) first.set(best, (first.get(best) ?? 0) + (chances[at] ?? 0))
  return {
    labelIds: leading.length === 1 ? (leading[0] ?? []) : [],
    isTie: leading.length !== 1,
    posterior: Math.max(...chances),
    posteriors: labelIds.map((id) => first.get(id) ?? 0),
  }
}

/** The θ under which an order of so many candidates is exactly right as often as somebody's are. */
function spreadOf(score: GoldScore, candidates: number): number {
  if (candidates < 2) return 0
  const wanted = voteAccuracy(score, factorial(candidates))
  let [low, high] = [0, largestSpread]
  for (let at = 0; at < halvings; at++) {
    const middle = (low + high) / 2
    if (exactChance(middle, candidates) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** One over the sum of `exp(−θ d)` over all orders, which is a product: of each candidate's insertions. */
function exactChance(spread: number, candidates: number): number {
  const ratio = Math.exp(-spread)
  let [sum, part] = [1, 1]
  for (let size = 2; size <= candidates; size++) {
    part = part * ratio + 1
    sum *= part
  }
  return 1 / sum
}

function factorial(of: number): number {
  return of <= 1 ? 1 : of * factorial(of - 1)
}

import type { Rng } from '../domain/random.ts'

/** A gold item that this person has not seen, with the class (label set) it belongs to. */
export type UnseenGold = { readonly itemId: string; readonly classKey: string }

/** One place of a hand: the next ordinary item in deal order, or a certain gold. */
export type Place = { readonly kind: 'ordinary' } | { readonly kind: 'gold'; readonly itemId: string }

/**
 * Mixes hidden gold into a hand of ordinary items. Every place is gold with the same chance, independently of the others,
 * so no place is ever known to be safe; gaps between golds are geometric. Golds are spread over classes: each draw takes
 * a class at random, then the first gold of that class. When unseen gold runs out, ordinary items go on alone.
 * Each ordinary item is followed by its run of golds, so that the last place of a session is no safer than any other.
 *
 * @param ordinary how many ordinary items the hand holds
 * @param unseen golds in the order in which those of one class should be used up
 * @param isFirst whether the hand opens a session, and so begins with a run of golds of its own
 * @param rate chance that a place is gold, 0 up to but not including 1
 * @throws RangeError when `rate` is outside [0, 1)
 */
export function mixInGold(
  ordinary: number,
  unseen: readonly UnseenGold[],
  rate: number,
  isFirst: boolean,
  rng: Rng,
): Place[] {
  if (!(rate >= 0 && rate < 1)) throw new RangeError(`rate ${rate} is outside [0, 1)`)
  const pools = [...Map.groupBy(unseen, (gold) => gold.classKey).values()].map((golds) => [...golds])
  const hand: Place[] = []
  const mixIn = () => {
    while (pools.length > 0 && rng() < rate) hand.push({ kind: 'gold', itemId: drawGold(pools, rng) })
  }
  if (isFirst) mixIn()
  for (let item = 0; item < ordinary; item++) {
    hand.push({ kind: 'ordinary' })
    mixIn()
  }
  return hand
}

/** Takes one gold out of the pools, of which none is empty. */
function drawGold(pools: UnseenGold[][], rng: Rng): string {
  const chosen = Math.floor(rng() * pools.length)
  const pool = pools[chosen] ?? []
  const gold = pool.shift()
  if (pool.length === 0) pools.splice(chosen, 1)
  if (gold === undefined) throw new Error('drawGold was given an empty pool')
  return gold.itemId
}

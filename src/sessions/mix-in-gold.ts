import type { Rng } from '../domain/random.ts'

/** A gold item that this person has not seen, with the class (label set) it belongs to. */
export type UnseenGold = { readonly itemId: string; readonly classKey: string }

/** What the next places of a sitting hold, and which golds take the places that are gold, in this order. */
export type PlannedPlaces = {
  readonly isGold: readonly boolean[]
  /** Where there are enough, as many as places: one that others hold at this moment gives way to the next. */
  readonly golds: readonly string[]
}

/** Which places of a sitting one deal takes. */
export type Places = { readonly first: number; readonly count: number }

/**
 * Mixes hidden gold into the next places of a sitting. Each place has a chance of its own, drawn from what names the
 * sitting and the place, and is gold where that falls below `rate`, as long as there is gold that the person has not seen.
 *
 * The law: every place is gold with the chance `rate` that holds when it is dealt, independently of all other places, of
 * where deals begin and end, and of everything that was clicked. So no place is known to be safe, or to be gold. It holds
 * because a place's chance is drawn once and for all: a place that is dealt anew, since nobody saw it before a Stop, or since
 * a deal was cut short where others held the next item, comes out the same, and so no click, and no race, can have it
 * drawn until it suits. What comes out says nothing of any place that was seen.
 *
 * Items of one group stay together. Where a place that is gold comes inside a group, its gold waits for the group's end, if
 * need be in the next sitting; `store/dealing/place-prompts.ts`, which knows the items, has it wait. The law then holds for the share of
 * all places, and for each place between groups, where an item without a group is one of its own.
 *
 * Golds are spread over classes: each takes a class at random, then the first gold of that class.
 *
 * @param unseen golds in the order in which those of one class should be used up
 * @param rate chance that a place is gold, 0 up to but not including 1
 * @param chanceAt unguessable chance for each place of this sitting, the same whenever it is asked for
 * @throws RangeError when `rate` is outside [0, 1)
 */
export function mixInGold(
  { first, count }: Places,
  unseen: readonly UnseenGold[],
  rate: number,
  chanceAt: (place: number) => Rng,
): PlannedPlaces {
  if (!(rate >= 0 && rate < 1)) throw new RangeError(`rate ${rate} is outside [0, 1)`)
  const pools = [...Map.groupBy(unseen, (gold) => gold.classKey).values()].map((golds) => [...golds])
  const isGold: boolean[] = []
  const golds: string[] = []
  for (let place = first; place < first + count; place++) {
    const chance = chanceAt(place)
    const drawn = chance() < rate && pools.length > 0
    isGold.push(drawn)
    if (drawn) golds.push(drawGold(pools, chance))
  }
  return { isGold, golds: [...golds, ...pools.flat().map((gold) => gold.itemId)].slice(0, count) }
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

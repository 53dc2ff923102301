/** Every order of some candidates, by their ids. Five have 120. */
function ordersOf(ids: readonly number[]): readonly (readonly number[])[] {
  if (ids.length <= 1) return [ids]
  return ids.flatMap((first) => ordersOf(ids.filter((id) => id !== first)).map((rest) => [first, ...rest]))
}

/** Kendall's distance: how many pairs of candidates the two orders of the same candidates have the other way round. */
function kendallDistance(one: readonly number[], other: readonly number[]): number {
  const placeOf = new Map(other.map((id, place) => [id, place]))
  let inverted = 0
  for (const [place, first] of one.entries()) {
    for (const second of one.slice(place + 1)) {
      if ((placeOf.get(first) ?? 0) > (placeOf.get(second) ?? 0)) inverted++
    }
  }
  return inverted
}

/** Distances closer than this are a tie: what differs below it is rounding. */
const same = 1e-9

/**
 * Kemeny's orders of some orders of the same candidates: those with the least sum of Kendall distances to all of them, found
 * exactly (Kemeny 1959, Daedalus 88:577-591). Several where they tie; none where there are no orders.
 */
export function kemenyOrders(given: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [first] = given
  if (first === undefined) return []
  return nearest(given.map((order) => ({ order, weight: 1 }))).leading
}

/** Weighed: each candidate order with its weighted distance, and those that have the least. */
export function nearest(given: readonly { readonly order: readonly number[]; readonly weight: number }[]): {
  readonly orders: readonly (readonly number[])[]
  readonly distances: readonly number[]
  readonly leading: readonly (readonly number[])[]
} {
  const ids = [...(given[0]?.order ?? [])].sort((one, other) => one - other)
  const orders = ordersOf(ids)
  const distances = orders.map((order) =>
    given.reduce((sum, one) => sum + one.weight * kendallDistance(order, one.order), 0),
  )
  const least = Math.min(...distances)
  return { orders, distances, leading: orders.filter((_, at) => (distances[at] ?? 0) - least < same) }
}

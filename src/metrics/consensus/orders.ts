/** An order of candidates, by their ids, the best first. */
type Order = readonly number[]

/** Distances closer than this are a tie: what differs below it is rounding. */
const same = 1e-9

/**
 * Kemeny's orders of some orders of the same candidates: those with the least sum of Kendall distances to all of them, found
 * exactly (Kemeny 1959, Daedalus 88:577-591). Several where they tie; none where there are no orders.
 */
export function kemenyOrders(given: readonly Order[]): readonly Order[] {
  return given.length === 0 ? [] : nearest(given.map((order) => ({ order, weight: 1 }))).leading
}

type Nearest = {
  /** Every order that there is; five candidates have 120. */
  readonly orders: readonly Order[]
  /** Of each the weighted sum of Kendall's distances: how many pairs it has the other way round than an order that was given. */
  readonly distances: readonly number[]
  /** Those with the least sum. */
  readonly leading: readonly Order[]
}

/** All orders of the candidates of some weighed orders, which hold ids from 1 on, with how near they come. */
export function nearest(given: readonly { readonly order: Order; readonly weight: number }[]): Nearest {
  const count = given[0]?.order.length ?? 0
  const orders = ordersOfSome[count] ?? []
  const width = count + 1
  // At `i × width + j`, what all orders weigh together that have `j` before `i`: the price of having `i` before `j`.
  const price = new Float64Array(width * width)
  for (const { order, weight } of given) {
    forPairs(order, (before, after) => {
      price[after * width + before] = (price[after * width + before] ?? 0) + weight
    })
  }
  const distances = orders.map((order) => {
    let sum = 0
    forPairs(order, (before, after) => {
      sum += price[before * width + after] ?? 0
    })
    return sum
  })
  const least = Math.min(...distances)
  return { orders, distances, leading: orders.filter((_, at) => (distances[at] ?? 0) - least < same) }
}

/** By how many candidates there are, all their orders. */
const ordersOfSome: readonly (readonly Order[])[] = [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5]].map(
  (ids) => ordersOf(ids),
)

function forPairs(order: Order, act: (before: number, after: number) => void): void {
  for (let before = 0; before < order.length; before++) {
    for (let after = before + 1; after < order.length; after++) act(order[before] ?? 0, order[after] ?? 0)
  }
}

function ordersOf(ids: Order): readonly Order[] {
  if (ids.length <= 1) return [ids]
  return ids.flatMap((first) => ordersOf(ids.filter((id) => id !== first)).map((rest) => [first, ...rest]))
}

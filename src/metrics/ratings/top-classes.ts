import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'

/**
 * Per item the class that leads, or those that tie: item `i` has `classes[start[i]]` to `classes[start[i + 1] − 1]`.
 */
export type TopClasses = { readonly start: Int32Array; readonly classes: Int32Array }

/**
 * Finds the leading classes of every item.
 *
 * @param scoresOf fills the row with one item's score per class; higher is better
 * @param same scores no further apart than this tie
 */
export function topClasses(
  items: number,
  classes: number,
  scoresOf: (item: number, row: Float64Array) => void,
  same = 1e-9,
): TopClasses {
  const start = new Int32Array(items + 1)
  const row = new Float64Array(classes)
  let top = new Int32Array(items + 16)
  let count = 0
  for (let item = 0; item < items; item++) {
    row.fill(0)
    scoresOf(item, row)
    if (count + classes > top.length) {
      const larger = new Int32Array(top.length * 2 + classes)
      larger.set(top)
      top = larger
    }
    let best = Number.NEGATIVE_INFINITY
    for (let c = 0; c < classes; c++) best = Math.max(best, row[c] ?? 0)
    for (let c = 0; c < classes; c++) if (best - (row[c] ?? 0) <= same) top[count++] = c
    start[item + 1] = count
  }
  return { start, classes: top.slice(0, count) }
}

/** The leading classes of posteriors laid out item by item. */
export function topOf(posteriors: Float64Array, classes: number): TopClasses {
  return topClasses(posteriors.length / classes, classes, (item, row) => {
    row.set(posteriors.subarray(item * classes, (item + 1) * classes))
  })
}

/** The single leading class of an item, or −1 where several tie. */
export function soleLeader({ start, classes }: TopClasses, item: number): number {
  const from = start[item] ?? 0
  return (start[item + 1] ?? 0) - from === 1 ? (classes[from] ?? -1) : -1
}

/** How many items are tied. */
export function tiedItems({ start }: TopClasses): number {
  let tied = 0
  for (let item = 0; item + 1 < start.length; item++) if ((start[item + 1] ?? 0) - (start[item] ?? 0) > 1) tied++
  return tied
}

/**
 * The share of judged items whose leading class is the true one. A tie among m classes counts 1/m where one of them is
 * true: what a fair lottery among them would get.
 *
 * @param truth per item, the index of its true class, −2 for a true class that nobody could choose, −1 for not judged
 */
export function expectedAccuracy({ start, classes }: TopClasses, truth: Int32Array): Measured {
  let judged = 0
  let right = 0
  for (let item = 0; item < truth.length; item++) {
    const known = truth[item] ?? -1
    if (known === -1) continue
    judged++
    const from = start[item] ?? 0
    const to = start[item + 1] ?? 0
    for (let at = from; at < to; at++) if (classes[at] === known) right += 1 / (to - from)
  }
  return judged === 0 ? undefinedBecause({ kind: 'no-known-item' }) : { value: right / judged }
}

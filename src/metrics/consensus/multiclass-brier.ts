import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { unknownClass } from '../ratings/known-classes.ts'

/**
 * The Brier score of posteriors over K classes: the mean over judged items of `Σ_c (p_c − [c is true])²`
 * (Brier 1950, Monthly Weather Review 78:1-3). 0 is best, 2 worst: sure of the wrong class throughout.
 *
 * @param posteriors item by item, one chance per class
 * @param truth per item its class, as from `knownClasses`
 */
export function multiclassBrier(posteriors: Float64Array, truth: Int32Array): Measured {
  const classes = posteriors.length / truth.length
  let judged = 0
  let sum = 0
  for (let item = 0; item < truth.length; item++) {
    const known = truth[item] ?? unknownClass
    if (known === unknownClass) continue
    judged++
    for (let c = 0; c < classes; c++) sum += ((posteriors[item * classes + c] ?? 0) - (c === known ? 1 : 0)) ** 2
    if (known < 0) sum += 1
  }
  return judged === 0 ? undefinedBecause({ kind: 'no-known-item' }) : { value: sum / judged }
}

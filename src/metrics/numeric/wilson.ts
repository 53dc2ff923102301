import type { Estimate } from './measured.ts'
import { undefinedBecause } from './measured.ts'
import { normalQuantile } from './normal-quantile.ts'

/**
 * A share with its Wilson score interval (Wilson 1927, JASA 22:209-212):
 * `(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)`. The value is the plain share `successes / n`.
 *
 * @param level coverage wanted, between 0 and 1: 0.95 for a 95 % interval
 * @throws RangeError when not `0 ≤ successes ≤ n` or `level` is outside (0, 1)
 */
export function wilson(successes: number, n: number, level = 0.95): Estimate {
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`${successes} successes out of ${n}`)
  if (n === 0) return undefinedBecause({ kind: 'nothing-observed' })
  const z = normalQuantile((1 + level) / 2)
  const share = successes / n
  const middle = share + (z * z) / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return {
    value: share,
    low: successes === 0 ? 0 : (middle - reach) / scale,
    high: successes === n ? 1 : (middle + reach) / scale,
    n,
  }
}

import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { median } from '../numeric/median.ts'
import type { WhyUndefined } from '../numeric/why-undefined.ts'

const fewestTimes = 20
/** Makes the median absolute deviation of a normal sample an estimate of its standard deviation. */
const normalScale = 1.4826
const farOut = 3

/**
 * How far a response time lies from what is usual, in robust standard deviations of its logarithm:
 * `(ln t − median) / (1.4826 · MAD)` (Hampel 1974, JASA 69:383-393, for the scale). Far below 0 is hasty. Evidence to look at, never a reason to hold anybody back.
 *
 * @param elapsedMs the time in question, milliseconds
 * @param usualMs the times it is held against: 20 or more of the same person, or of all people on the task
 */
export function responseTimeScore(elapsedMs: number, usualMs: readonly number[]): Measured {
  const usual = usualSpread(usualMs)
  if (!(elapsedMs > 0)) return undefinedBecause({ kind: 'time-not-positive' })
  return 'reason' in usual ? usual : { value: (Math.log(elapsedMs) - usual.middle) / usual.spread }
}

export type HasteCheck =
  | { readonly value: number; readonly hasty: number; readonly n: number }
  | { readonly value: null; readonly reason: WhyUndefined }

/**
 * The share of somebody's response times that lie three robust standard deviations or more below what is usual.
 *
 * @param usualMs of all people on the task
 */
export function hastyShare(elapsedMs: readonly number[], usualMs: readonly number[]): HasteCheck {
  const usual = usualSpread(usualMs)
  if ('reason' in usual) return usual
  const times = elapsedMs.filter((ms) => ms > 0)
  if (times.length === 0) return undefinedBecause({ kind: 'no-times' })
  const hasty = times.filter((ms) => (Math.log(ms) - usual.middle) / usual.spread <= -farOut).length
  return { value: hasty / times.length, hasty, n: times.length }
}

function usualSpread(usualMs: readonly number[]) {
  const logs = usualMs.filter((ms) => ms > 0).map(Math.log)
  if (logs.length < fewestTimes) return undefinedBecause({ kind: 'few-times', least: fewestTimes })
  const middle = median(logs) ?? 0
  const spread = normalScale * (median(logs.map((log) => Math.abs(log - middle))) ?? 0)
  return spread === 0 ? undefinedBecause({ kind: 'times-alike' }) : { middle, spread }
}

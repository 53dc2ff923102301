import { median } from './median.ts'

/**
 * The seconds that an answer usually takes: the median of recent elapsed times, so that a coffee break or a
 * slip of the finger moves nothing. `null` when there is none yet.
 *
 * @param elapsedMs milliseconds from prompt to answer; values that are not above 0 are left out
 */
export function usualSecondsPerAnswer(elapsedMs: readonly number[]): number | null {
  const middle = median(elapsedMs.filter((ms) => ms > 0 && Number.isFinite(ms)))
  return middle === null ? null : middle / 1000
}

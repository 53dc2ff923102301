import type { GoldScore } from '../gold/gold-accuracy.ts'
import type { Estimate } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { wilson } from '../numeric/wilson.ts'

/** Of some answers, how many agree with the suggestion. */
export type Agreeing = { readonly agree: number; readonly answers: number }

/**
 * The difference of two independent shares, `p1 − p2`, with Newcombe's hybrid score interval
 * (Newcombe 1998, Statistics in Medicine 17:873-890, method 10).
 */
export function shareDifference(first: Agreeing, second: Agreeing, level = 0.95): Estimate {
  const one = wilson(first.agree, first.answers, level)
  const two = wilson(second.agree, second.answers, level)
  if (one.value === null || two.value === null) return undefinedBecause({ kind: 'one-side-empty' })
  const value = one.value - two.value
  return {
    value,
    low: value - Math.hypot(one.value - one.low, two.high - two.value),
    high: value + Math.hypot(one.high - one.value, two.value - two.low),
    n: first.answers + second.answers,
  }
}

/**
 * How far a shown suggestion pulls people towards itself: P(agree | shown) − P(agree | hidden). About 0 is harmless.
 * An interval wholly above 0 says that people follow it where they would not have come to it themselves.
 */
export function suggestionPull(shown: Agreeing, hidden: Agreeing): Estimate {
  return shareDifference(shown, hidden)
}

const keepAt = 0.8
const resumeAt = 0.85

/**
 * Whether suggestions should be shown. How often people accept them says nothing, since they are pulled along; only
 * prompts that hid the suggestion do. On stays on while the lower bound of the suggestions' accuracy there is .80 or
 * more; off comes back on at .85, so that it does not flicker.
 *
 * @param hidden the suggestions' accuracy on prompts that hid them, against people's own answers
 */
export function suggestionsStayOn(on: boolean, hidden: GoldScore): boolean {
  const { low } = { low: 0, ...wilson(hidden.right, hidden.answered) }
  return low >= (on ? keepAt : resumeAt)
}

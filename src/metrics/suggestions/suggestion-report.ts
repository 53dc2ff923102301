import type { Estimate } from '../numeric/measured.ts'
import { wilson } from '../numeric/wilson.ts'
import { type Agreeing, suggestionPull, suggestionsStayOn } from './suggestion-holdout.ts'

/** What suggestions of a model did to people's answers. Wherever a value is `null`, `reason` beside it says why. */
export type SuggestionReport = {
  readonly shown: Agreeing
  readonly hidden: Agreeing
  /** How far a shown suggestion pulls people towards itself, with Newcombe's 95 % interval. */
  readonly pull: Estimate
  /** How often suggestions are right by people who did not see them, with Wilson's 95 % interval. */
  readonly accuracy: Estimate
  /** Whether suggestions that are shown should stay so: the lower end of their accuracy is .80 or more. */
  readonly stayOn: boolean
}

/** @param answers one per suggestion: whether it was shown, and whether the answer agrees with it */
export function suggestionReport(
  answers: readonly { readonly isShown: boolean; readonly agrees: boolean }[],
): SuggestionReport {
  const arm = (isShown: boolean): Agreeing => {
    const own = answers.filter((one) => one.isShown === isShown)
    return { agree: own.filter(({ agrees }) => agrees).length, answers: own.length }
  }
  const [shown, hidden] = [arm(true), arm(false)]
  return {
    shown,
    hidden,
    pull: suggestionPull(shown, hidden),
    accuracy: wilson(hidden.agree, hidden.answers),
    stayOn: suggestionsStayOn(true, { right: hidden.agree, answered: hidden.answers }),
  }
}

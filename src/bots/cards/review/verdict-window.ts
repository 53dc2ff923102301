import { limits } from '../../../domain/limits.ts'
import type { VerdictFormScreen } from '../../../domain/screens/review-screens.ts'
import { said } from '../../words/said.ts'
import type { WindowCard } from '../card.ts'

/** Asks for the sentence that goes with a verdict. */
export function verdictWindow({ offer, verdict, labels, hasFlags }: VerdictFormScreen): WindowCard {
  const words = said.review.verdict[verdict]
  return {
    heading: words.heading,
    parts: [
      { kind: 'text', words: words.what(labels) },
      {
        kind: 'field',
        name: 'why',
        label: words.why,
        hint: words.whoReads(hasFlags),
        optional: verdict === 'dropped',
        input: { kind: 'lines', initial: '', most: limits.verdictWhy },
      },
    ],
    submit: { text: words.submit, form: 'verdict', intent: { kind: 'review-verdict', offer, verdict } },
    close: said.review.back,
    closesAll: false,
  }
}

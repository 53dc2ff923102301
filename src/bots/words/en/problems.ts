import type { AskingFault } from '../../../domain/forms/asking-form.ts'
import type { KnownAnswerProblem } from '../../../domain/forms/known-answer-problem.ts'
import type { NoteProblem } from '../../../domain/forms/note-problem.ts'
import type { LineProblem, OtherProblem } from '../../../domain/items/line-problem.ts'
import type { LabelProblem } from '../../../domain/labels/label-problem.ts'
import type { Words } from '../../cards/card.ts'
import { inWords, type Worded } from '../worded.ts'
import { askingFaults } from './asking-faults.ts'
import { formProblems } from './form-problems.ts'
import { itemProblems } from './item-problems.ts'
import { labelProblems } from './label-problems.ts'
import { type NotTold, notTold, personProblems } from './person-problems.ts'

/** Whatever keeps something that somebody asked for from being done. */
export type Problem =
  | LineProblem['what']
  | Exclude<OtherProblem['what'], NotTold>
  | LabelProblem
  | AskingFault
  | NoteProblem
  | KnownAnswerProblem

const textProblems: Worded<NoteProblem | KnownAnswerProblem> = {
  'note-too-long': ({ length, most }) => `${length} characters; ${most} is the most. Two or three sentences will do.`,
  'notes-full': 'You have written a lot about this item already, and all of it is saved. No more can be added here.',
  'no-right-answer': 'Choose the right answer.',
  'explanation-too-long': ({ length, most }) => `The explanation has ${length} characters; ${most} is the most.`,
}

const of = inWords<Problem>({
  ...itemProblems,
  ...formProblems,
  ...labelProblems,
  ...personProblems,
  ...askingFaults,
  ...textProblems,
})

export const problems = {
  of,
  /** Where the platform may be at fault, it is named. */
  words: (problem: Problem | NotTold): Words => (isNotTold(problem) ? notTold(problem) : [of(problem)]),
} as const

function isNotTold(problem: Problem | NotTold): problem is NotTold {
  return problem.kind === 'account-not-told'
}

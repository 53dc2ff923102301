import type { AskingFault } from '../../../domain/forms/asking-form.ts'
import type { KnownAnswerProblem } from '../../../domain/forms/known-answer-problem.ts'
import type { NoteProblem } from '../../../domain/forms/note-problem.ts'
import type { LineProblem } from '../../../domain/items/line-problem.ts'
import type { LabelProblem } from '../../../domain/labels/label-problem.ts'
import { inWords, type Worded } from '../worded.ts'
import { askingFaults } from './asking-faults.ts'
import { formProblems } from './form-problems.ts'
import { itemProblems } from './item-problems.ts'
import { labelProblems } from './label-problems.ts'
import { personProblems } from './person-problems.ts'

/** Whatever keeps something that somebody asked for from being done. */
export type Problem = LineProblem['what'] | LabelProblem | AskingFault | NoteProblem | KnownAnswerProblem

const textProblems: Worded<NoteProblem | KnownAnswerProblem> = {
  'note-too-long': ({ length, most }) => `${length} characters; ${most} is the most. Two or three sentences will do.`,
  'notes-full': 'You have written a lot about this item already, and all of it is saved. No more can be added here.',
  'no-right-answer': 'Choose the right answer.',
  'explanation-too-long': ({ length, most }) => `The explanation has ${length} characters; ${most} is the most.`,
}

export const problems = {
  of: inWords<Problem>({
    ...itemProblems,
    ...formProblems,
    ...labelProblems,
    ...personProblems,
    ...askingFaults,
    ...textProblems,
  }),
} as const

import type { KnownAnswerProblem } from '../../../domain/forms/known-answer-problem.ts'
import type { NoteProblem } from '../../../domain/forms/note-problem.ts'
import type { WritingProblem } from '../../../domain/forms/writing-problem.ts'
import type { Words } from '../../cards/card.ts'
import type { NotTold, Problem } from '../problem.ts'
import { inWords, type Worded } from '../worded.ts'
import { askingFaults } from './asking-faults.ts'
import { count, wholeNumber } from './count.ts'
import { formProblems } from './form-problems.ts'
import { itemProblems } from './item-problems.ts'
import { labelProblems } from './label-problems.ts'
import { notTold, personProblems } from './person-problems.ts'

const textProblems: Worded<NoteProblem | KnownAnswerProblem | WritingProblem> = {
  'note-too-long': ({ length, most }) =>
    `${count(length, 'character')}; ${wholeNumber(most)} is the most. Two or three sentences will do.`,
  'notes-full': 'You have written a lot about this item already, and all of it is saved. No more can be added here.',
  'no-right-answer': 'Give the right answer.',
  'nothing-written': 'Nothing is written here yet.',
  'answer-too-long': ({ length, most }) => `${count(length, 'character')}; ${wholeNumber(most)} is the most.`,
  'not-open': 'This item is not open any more, so nothing was saved. Copy your text if you still need it.',
  'explanation-too-long': ({ length, most }) =>
    `The explanation has ${count(length, 'character')}; ${wholeNumber(most)} is the most.`,
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

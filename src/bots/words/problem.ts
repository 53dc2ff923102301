import type { AskingFault } from '../../domain/forms/asking-form.ts'
import type { KnownAnswerProblem } from '../../domain/forms/known-answer-problem.ts'
import type { NoteProblem } from '../../domain/forms/note-problem.ts'
import type { WritingProblem } from '../../domain/forms/writing-problem.ts'
import type { LineProblem, OtherProblem } from '../../domain/items/line-problem.ts'
import type { LabelProblem } from '../../domain/labels/label-problem.ts'
import type { PersonProblem } from '../../domain/people/person-problem.ts'

/** Said apart from the others, since the platform is named in it. */
export type NotTold = Extract<PersonProblem, { readonly kind: 'account-not-told' }>

/** Whatever keeps something that somebody asked for from being done. */
export type Problem =
  | LineProblem['what']
  | Exclude<OtherProblem['what'], NotTold>
  | LabelProblem
  | AskingFault
  | NoteProblem
  | KnownAnswerProblem
  | WritingProblem

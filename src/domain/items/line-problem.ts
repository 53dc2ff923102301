import type { FormProblem } from '../forms/form-problem.ts'
import type { PersonProblem } from '../people/person-problem.ts'
import type { ItemProblem } from './item-problem.ts'

/**
 * A problem with one line of an items file; `line` counts from 1 and includes the header, and is null where no one
 * line is to blame (an empty file).
 */
export type LineProblem = { readonly line: number | null; readonly what: ItemProblem }

/** What is told together with those of a file: a field of the form that is wrong, a person who cannot be found. */
export type OtherProblem = { readonly line: null; readonly what: FormProblem | PersonProblem }

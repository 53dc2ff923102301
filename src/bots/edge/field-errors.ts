import type { Problem } from '../words/problem.ts'
import { said } from '../words/said.ts'

/** Characters that stand beside a field. */
const longestError = 300

/** What is wrong with each field of a form, in one text a field. */
export function fieldErrors(
  problems: readonly { readonly field: string; readonly what: Problem }[],
): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { field, what } of problems) {
    const text = said.problems.of(what)
    errors[field] = `${errors[field] === undefined ? text : `${errors[field]} ${text}`}`.slice(0, longestError)
  }
  return errors
}

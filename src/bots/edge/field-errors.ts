const longestProblem = 300

/** What is wrong with each field, in one text a field. */
export function fieldErrors(
  problems: readonly { readonly field: string; readonly message: string }[],
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {}
  for (const { field, message } of problems) {
    errors[field] = `${errors[field] === undefined ? '' : `${errors[field]} `}${message}`.slice(0, longestProblem)
  }
  return errors
}

/**
 * A problem with one line of an items file; `line` counts from 1 and includes the header, and is null where no one
 * line is to blame (an empty file, a person who cannot be found).
 */
export type LineProblem = { readonly line: number | null; readonly message: string }

/** Where a house rule is broken: `file:line rule: what is wrong, and what to do`. Lines count from 1. */
export type Breach = { readonly file: string; readonly line: number; readonly rule: string; readonly what: string }

/** A TypeScript file of the tree, by its path from the working directory, with forward slashes. */
export type TreeFile = { readonly path: string; readonly text: string }

/** Each line of a file that fits, as a breach. */
export function linesLike({ path, text }: TreeFile, pattern: RegExp, rule: string, what: string): Breach[] {
  return text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [{ file: path, line: index + 1, rule, what }] : []))
}

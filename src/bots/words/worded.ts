/** A sentence for each kind of a code: a text, or what makes one of the code's fields. */
export type Worded<Code extends { readonly kind: string }> = {
  readonly [Kind in Code['kind']]: string | ((code: OfKind<Code, Kind>) => string)
}

/** Those of a kind; a code may be of one of several. */
type OfKind<Code, Kind> = Code extends { readonly kind: infer Own } ? (Kind extends Own ? Code : never) : never

/** Puts a code into words by such a table. */
export function inWords<Code extends { readonly kind: string }>(words: Worded<Code>): (code: Code) => string {
  return (code) => {
    // The table has what takes this kind of code; TypeScript does not follow a kind through a table.
    const word = words[code.kind as Code['kind']] as string | ((code: Code) => string)
    return typeof word === 'string' ? word : word(code)
  }
}

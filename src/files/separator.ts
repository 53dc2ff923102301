/** What stands between cells, and whether the first line is Excel's `sep=;`, which says so and is no row. */
export type Separator = { readonly sign: string; readonly isDeclared: boolean }

/** Looked at for a header. */
const headChars = 64 * 1024

/**
 * The separator that a `sep=` line names, or else the one that the header uses most outside quotation marks; a comma
 * where it has a single column.
 */
export function separatorOf(head: Buffer): Separator {
  const header = firstLine(head.subarray(0, headChars).toString('utf8'))
  const declared = /^"?sep=([,;\t|])"?$/iu.exec(header.trimEnd() || header)?.[1] ?? /^"?sep=(\t)"?/iu.exec(header)?.[1]
  if (declared !== undefined) return { sign: declared, isDeclared: true }
  const counts = new Map([',', ';', '\t'].map((sign) => [sign, 0]))
  let isQuoted = false
  for (const sign of header) {
    if (sign === '"') isQuoted = !isQuoted
    const count = isQuoted ? undefined : counts.get(sign)
    if (count !== undefined) counts.set(sign, count + 1)
  }
  const [most] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))
  return { sign: most, isDeclared: false }
}

/** The first line on which something is written, up to the first line break outside quotation marks. */
function firstLine(text: string): string {
  const begun = text.replace(/^(?:[ ,;\t]*[\r\n])+/u, '')
  const end = /^(?:[^"\r\n]|"[^"]*")*/u.exec(begun)
  return end?.[0] ?? ''
}

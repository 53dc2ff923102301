import type { FileFault } from '../domain/files/file-fault.ts'

/** What other languages write where JSON has nothing, or `null`, `true` and `false`. */
const foreignWords = /^-?(?:NaN|nan|Infinity|inf|None|True|False|undefined)\b/u
const longestWord = 12

/** Why a line is no JSON: what the parser says, or the word that JSON does not know. */
export function jsonFault(text: string, error: unknown): FileFault {
  const word = foreignWord(text)
  if (word !== null) return { kind: 'no-json-word', word }
  const said = error instanceof Error ? error.message : ''
  const at = /at position (\d+)/u.exec(said)?.[1]
  // The parser goes on to quote the line itself, or to say the place in its own way.
  const [reason = ''] = said.split(/, (?:\.\.\.)?"| in JSON at | after JSON at | \(line /u, 1)
  const clear = reason.replace(/^[A-Z](?=[a-z])/u, (letter) => letter.toLowerCase()).replace(/[\p{C}\p{Z}]+/gu, ' ')
  return { kind: 'no-json', reason: clear, at: at === undefined ? null : Number(at) + 1 }
}

/** The first such word outside texts. */
function foreignWord(text: string): string | null {
  let isText = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') isText = !isText
    else if (isText && sign === '\\') at++
    else if (!isText && (sign === ':' || sign === ',' || sign === '[')) {
      const found = foreignWords.exec(text.slice(at + 1, at + 1 + 4 * longestWord).trimStart())
      if (found !== null) return found[0]
    }
  }
  return null
}

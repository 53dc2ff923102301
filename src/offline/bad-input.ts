/** Something about the given files or options that the person who gave them can put right. The message says what. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}

const mostLines = 1_000

/**
 * Names all lines that are wrong, up to a thousand.
 *
 * @param lines the first of them, at least a thousand where there are as many
 * @param count how many there are
 * @throws BadInput where there is any
 */
export function refuseLines(path: string, what: string, lines: readonly string[], count = lines.length): void {
  if (count === 0) return
  const named = lines.slice(0, mostLines)
  const more = count - named.length
  throw new BadInput(`${path} ${what}:\n  ${[...named, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n  ')}`)
}

const shownLength = 40

/** A text from a file with nothing in it that a terminal would obey, or that nobody sees. */
export function plainly(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '\uFFFD')
}

/** A value from a file as it may be shown in a message: one line, not too long. */
export function shown(text: string): string {
  const plain = plainly(text)
  return `"${plain.length > shownLength ? `${plain.slice(0, shownLength)}…` : plain}"`
}

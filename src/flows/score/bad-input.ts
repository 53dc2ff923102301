/** Something about the given files or options that the person who gave them can put right. The message says what. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
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

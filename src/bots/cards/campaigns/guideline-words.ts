import type { Span, Words } from '../card.ts'

/**
 * A guideline as words: of Markdown, which leads like to write, headings and `**strong**` are drawn; the rest stays as
 * it was typed.
 */
export function guidelineWords(text: string): Words {
  return text.split('\n').flatMap((line, at): Span[] => {
    const spans = lineWords(line)
    return at === 0 ? spans : ['\n', ...spans]
  })
}

function lineWords(line: string): Span[] {
  const heading = /^#{1,6}\s+(.*\S)/.exec(line)?.[1]
  if (heading !== undefined) return [{ strong: heading }]
  // Every other piece stood between two pairs of stars.
  return line.split(/\*\*([^*\n]+)\*\*/).map((piece, at) => (at % 2 === 1 ? { strong: piece } : piece))
}

/**
 * A long text in pieces that together are the whole text, each at most `most` characters (UTF-16 code units) long and
 * none cut inside a character; cuts fall after white space where there is some in the last fifth of a piece.
 *
 * @param most at least 2
 */
export function splitText(text: string, most: number): string[] {
  const pieces: string[] = []
  let from = 0
  while (text.length - from > most) {
    const end = cutBefore(text, from, from + most)
    pieces.push(text.slice(from, end))
    from = end
  }
  pieces.push(text.slice(from))
  return pieces
}

function cutBefore(text: string, from: number, limit: number): number {
  for (let end = limit; end > limit - (limit - from) / 5; end -= 1) {
    if (/\s/.test(text[end - 1] ?? '')) return end
  }
  const unit = text.charCodeAt(limit - 1)
  return unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit
}

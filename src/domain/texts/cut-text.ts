/**
 * The beginning of a long text, cut at a word where one ends near the limit, never inside a character.
 * @param most characters (UTF-16 code units) kept at the most, the ellipsis not counted
 */
export function cutText(text: string, most: number): { readonly shown: string; readonly wasCut: boolean } {
  if (text.length <= most) return { shown: text, wasCut: false }
  const lastUnit = text.charCodeAt(most - 1)
  const insideCharacter = lastUnit >= 0xd800 && lastUnit <= 0xdbff
  const head = text.slice(0, insideCharacter ? most - 1 : most)
  const wordEnd = head.search(/\s+\S*$/u)
  const kept = wordEnd > most * 0.8 ? head.slice(0, wordEnd) : head
  return { shown: `${kept.trimEnd()} …`, wasCut: true }
}

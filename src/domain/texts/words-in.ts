/** Words looked at of a text: whoever has read so far may well know what it is. */
export const mostWordsCounted = 100

/** Scripts that leave no space between words, and about how many of their characters one word takes: rather too many. */
const unspaced = [
  { characters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, aWord: 2 },
  { characters: /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu, aWord: 5 },
] as const
const spaced = /\S*[\p{L}\p{N}]\S*/gu

/**
 * About how many words a text has, rather too few: what stands between spaces, with a letter or digit in it, is one however
 * long; in scripts without spaces some characters are one. Counted up to `mostWordsCounted`.
 */
export function wordsIn(text: string): number {
  let words = 0
  let rest = text
  for (const { characters, aWord } of unspaced) {
    words += Math.floor((rest.match(characters)?.length ?? 0) / aWord)
    rest = rest.replace(characters, ' ')
  }
  return Math.min(mostWordsCounted, words + (rest.match(spaced)?.length ?? 0))
}

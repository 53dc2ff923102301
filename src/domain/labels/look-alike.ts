import { labelKey } from './label-key.ts'

/**
 * Letters of other alphabets that are drawn as Latin ones, each alphabet followed by what it looks like. Taken from the
 * table of confusable characters of Unicode Technical Standard 39 (`confusables.txt`), as far as fonts draw them alike.
 */
const drawnAlike: readonly (readonly [string, string])[] = [
  // Cyrillic
  ['АВСЕНІЈКМОРЅТХУҮԚԜԌӀ', 'ABCEHIJKMOPSTXYYQWGI'],
  ['асеһіјӏорԛѕѵԝхуԁ', 'acehijlopqsvwxyd'],
  // Greek
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'],
  ['αινορυϲϳ', 'aivopucj'],
  // Armenian
  ['օսոհցզ', 'ounhgq'],
  // Latin letters of phonetics, and a click
  ['ɑɡɩǀ', 'agil'],
]

const latinOf: ReadonlyMap<string, string> = new Map(
  drawnAlike.flatMap(([others, latin]) => {
    const to = [...latin]
    return [...others].map((letter, at): [string, string] => [letter, to[at] ?? letter])
  }),
)

/** Bold, italic and other letters of mathematics, and Roman numerals as single characters. */
const drawnForms = /[\u2160-\u217F\u{1D400}-\u{1D7FF}]/gu

/**
 * What makes two names look the same to whoever reads them, though they may be written in other letters. It goes by how
 * each letter is drawn: `В` is drawn as `B`, `в` is not.
 */
export function lookAlikeKey(name: string): string {
  const plain = name.replace(drawnForms, (letter) => letter.normalize('NFKC')).normalize('NFD')
  return labelKey(Array.from(plain, (letter) => latinOf.get(letter) ?? letter).join(''))
}

/** Whether two names are the same, or look so. */
export function looksLike(one: string, other: string): boolean {
  return labelKey(one) === labelKey(other) || lookAlikeKey(one) === lookAlikeKey(other)
}

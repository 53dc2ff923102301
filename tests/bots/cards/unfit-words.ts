const many =
  'items|answers|people|cases|annotators|adjudicators|managers|leads|labels|minutes|seconds|hours|days|messages|campaigns|texts|notes|problems|lines|rows'

/** What no screen says, whatever it is about, with why. */
const unfit: readonly (readonly [why: string, found: RegExp])[] = [
  ['a value that is none', /\b(?:null|undefined|NaN|Infinity)\b|\[object/u],
  ['a zero below zero', /−0(?:\.0+)?(?![.\d])/u],
  ['one of many', new RegExp(`(?<![\\d.,:−-])1 (?:more )?(?:known )?(?:${many})\\b`, 'u')],
  ['raw markup', /`|\*\*|<[!@#]|&(?:amp|lt|gt);/u],
  ['a word of ours for known answers', /\bgolds?\b/iu],
  ['a term without its sentence', /\bwhich counts\b|\blive vote\b/u],
  ['a message that is not known to be sent', /\ba message says why\b|\b(?:were|was) told\b/u],
]

/** The command and the column are called `gold`; people type and write them. */
const typed = /\/?label gold\b|gold (?:Calm|Contract|NAME)|“gold”|column gold|, gold,|-gold\b/gu

/** What is unfit in what a person reads: why, and where. */
export function unfitWords(shown: string): string[] {
  const read = shown.replaceAll(typed, '')
  return unfit.flatMap(([why, found]) => {
    const at = read.search(found)
    return at < 0 ? [] : [`${why}: …${read.slice(Math.max(0, at - 40), at + 40)}…`]
  })
}

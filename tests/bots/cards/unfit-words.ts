const many =
  'items|answers|people|persons|cases|annotators|adjudicators|managers|leads|labels|minutes|seconds|hours|days|messages|campaigns|texts|notes|problems|lines|rows|sittings|characters|others'

/** What no screen says, whatever it is about, with why. */
const unfit: readonly (readonly [why: string, found: RegExp])[] = [
  ['a value that is none', /\b(?:null|undefined|NaN|Infinity)\b|\[object|Invalid Date/gu],
  ['a zero below zero', /[−-]0(?:\.0+)?(?![.\d])/gu],
  ['a hyphen for a minus', /(?<![\p{L}\p{N}.:…_-])-\d/gu],
  ['one of many', new RegExp(`(?<![\\d.,:−-])1 (?:more )?(?:known )?(?:${many})\\b`, 'gu')],
  [
    'a thousand without its separator',
    /(?<![\p{L}\d.,:/_#@−-]|version |[Ll]ines? (?:\d+, )*)(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\p{L}\d_-])/gu,
  ],
  [
    'raw markup',
    /`|\*\*|\*(?=\S)[^*\n]*\S\*|(?<![\p{L}\d_])_(?=\S)[^_\n]*\S_(?![\p{L}\d_])|<[!@#]|<\/?(?:at|b|i)>|\{\{|&(?:amp|lt|gt|quot|nbsp|#\d+);/gu,
  ],
  ['a gap or a stop too many', /(?<=[^\s\]]) {2,}(?=[^\s[☐])|[.!?,;:][.,;](?!\d)| [.,;!?](?= |$)/gu],
  ['nothing in its place', /“”|\(\s*\)/gu],
  ['a sentence that begins small', /(?<=\p{L}[.!?] )(?!label(?:break)?\b)\p{Ll}+/gu],
  ['a word of ours for known answers', /\bgolds?\b/giu],
  ['a term without its sentence', /\bwhich counts\b|\blive vote\b|\bkappa\b|\bposterior\b|\bDawid/gu],
  ['a message that is not known to be sent', /\ba message says why\b|\b(?:were|was) told\b/gu],
]

/** The command and the column are called `gold`; people type and write them. */
const typed = /\/?label gold\b|gold (?:Calm|Contract|NAME)|“gold”|column gold|, gold,|-gold\b/gu

/**
 * What is unfit in what a person reads: why, and where.
 *
 * @param isTheirs whether words that were found are somebody's own, which are shown as they are
 */
export function unfitWords(shown: string, isTheirs: (words: string) => boolean = () => false): string[] {
  const read = shown.replaceAll(typed, 'typed')
  return unfit.flatMap(([why, found]) =>
    [...read.matchAll(found)].flatMap(({ index, 0: { length } }) => {
      if (isTheirs(wholeWords(read, index, index + length))) return []
      return [`${why}: …${read.slice(Math.max(0, index - 40), index + 40)}…`]
    }),
  )
}

/** What was found, out to the blanks around it, without the marks that enclose or end it. */
function wholeWords(text: string, from: number, to: number): string {
  const start = text.slice(0, from).search(/[^\s“”(:]*$/u)
  const end = to + text.slice(to).search(/[\s“”):…]|[.,;!?]+(?=\s|$)|$/u)
  return text.slice(start, end)
}

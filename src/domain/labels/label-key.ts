/**
 * What makes two spellings the same label, or the same name: case, how a letter is encoded or drawn, spaces, and
 * characters that nobody sees do not count. Two texts with one key look alike to whoever reads them.
 *
 * Not all of NFKC: of what it folds, only other drawings of the same letters do, which a keyboard or a PDF leaves
 * (full and half width, ligatures such as ﬁ, Arabic presentation forms). `m²` and `m2`, `①` and `1` are told apart.
 * Case is folded by no language's rules but all: `Straße` is `STRASSE`, and `HAYIR` is `hayır`, as Turkish has it.
 */
export function labelKey(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase()
  const plain = withoutUnseen(text).replace(joiners, '').replace(drawnOtherwise, drawnPlainly).normalize('NFC')
  return plain
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFD')
    .replace(dotted, (letter) => letter.replaceAll('\u0307', ''))
    .normalize('NFC')
    .replace(blanks, ' ')
    .trim()
}

/**
 * A label or a name as it is kept and shown: no blanks around it, one space where there were several, and nothing that
 * nobody sees. What shapes the characters around it stays: joiners (Persian and Indic scripts and joined emoji are
 * written with them), variation selectors, and the tags within a flag.
 */
export function tidyLabel(text: string): string {
  if (plainAscii.test(text)) return text
  return withoutUnseen(text).replace(looseJoiners, '').normalize('NFC').replace(blanks, ' ').trim()
}

/**
 * Exactly the number that a text writes in plain digits, with a decimal point where it has one: `1`, `1.0` and `01` are
 * one. Null where it writes none, or a very long one.
 */
export function numberKey(text: string): string | null {
  if (text.length > longestNumber) return null
  const [, sign, whole = '', part = ''] = /^\s*([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?\s*$/u.exec(text) ?? []
  if (sign === undefined) return null
  const digits = [whole.replace(/^0+(?=\d)/u, '') || '0', part.replace(/0+$/u, '')].filter(Boolean).join('.')
  return sign === '-' && digits !== '0' ? `-${digits}` : digits
}

const longestNumber = 100

/** As nearly all labels and names of columns are: files have one in every row. */
const plainAscii = /^[!-~]+(?: [!-~]+)*$/u

/** White space of every kind, no-break and ideographic spaces included, and the one blank that counts as a picture. */
const blanks = /[\s\u0085\u2800]+/gu

/** England's, Scotland's and Wales' flags are a black one and tags, which are kept; elsewhere tags are unseen. */
const flagOrUnseen =
  /(\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F})|(?![\p{Join_Control}\p{Variation_Selector}])(?:\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB]|(?![\t-\r\u0085])\p{Cc})/gu

/** Zero-width joiner and non-joiner, and what chooses between two drawings of one character. */
const joiners = /[\p{Join_Control}\p{Variation_Selector}]/gu
const looseJoiners =
  /(?<![^\s\u0085\u2800])[\p{Join_Control}\p{Variation_Selector}]+|\p{Join_Control}+(?![^\s\u0085\u2800])/gu

/** Alphabetic and Arabic presentation forms, halfwidth and fullwidth forms. */
const drawnOtherwise = /[\uFB00-\uFDFF\uFE70-\uFFEF]+/gu

/** What `İ` becomes in small letters, a dot upon an i that has one. */
const dotted = /i\p{Mn}+/gu

function withoutUnseen(text: string): string {
  return text.replace(flagOrUnseen, '$1')
}

function drawnPlainly(run: string): string {
  return run.normalize('NFKC')
}

/**
 * What makes two written answers the same: the letters however they are encoded (NFC), case, and white space do not count.
 * What stands between words does: a comma too many is a difference.
 */
export function textKey(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC').replace(whiteSpace, ' ').trim()
}

/** Of every kind, no-break and ideographic spaces included. */
const whiteSpace = /[\s\u0085]+/gu

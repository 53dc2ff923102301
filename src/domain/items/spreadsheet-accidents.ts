/** What spreadsheets and tables leave in a cell by accident. */

/** A number that a spreadsheet wrote short, so that its last digits are lost: `4.89E+10`. */
export function isShortenedNumber(text: string): boolean {
  return /^[+-]?\d(?:[.,]\d+)?E\+\d+$/iu.test(text)
}

/** A formula that failed: `#REF!`, `#N/A`. In the spelling of English spreadsheets, which files have too. */
export function isFormulaError(text: string): boolean {
  return /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|ERROR!)$/iu.test(text)
}

/** How programs write that there is nothing. */
export function meansNothing(text: string): boolean {
  return /^(?:nan|null|none|n\/a|na|undefined|<na>|nat)$/iu.test(text)
}

/** Whether anything is to be seen: neither blanks nor characters without a picture, as a zero-width space. */
export function isVisible(text: string): boolean {
  return /[^\s\u0085\u2800\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u.test(text)
}

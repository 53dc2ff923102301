import type { FileFault } from '../../../domain/files/file-fault.ts'
import type { Worded } from '../worded.ts'
import { wholeNumber } from './count.ts'

const saveAsCsv = 'Save the sheet as “CSV UTF-8” and send that.'

const mega = (bytes: number) => bytes / 1_000_000

type TooLong = { readonly mostOfCell: number; readonly mostOfRow: number }
const tooLong = ({ mostOfCell, mostOfRow }: TooLong) =>
  `more than ${wholeNumber(mostOfCell / 1_000)} KB in one cell or ${mega(mostOfRow)} MB in one row`

/** Why a file that somebody sent cannot be read, or a row of it. */
export const fileFaults: Worded<FileFault> = {
  workbook: `This is a workbook or a zip file. ${saveAsCsv}`,
  'old-workbook': `This is an old Excel workbook. ${saveAsCsv}`,
  'utf-32': 'This is UTF-32 text. Save it as “CSV UTF-8”.',
  'damaged-gzip': 'This .gz file is damaged or cut off. Pack it again.',
  'one-json-list':
    'This is one JSON list. Put one object on each line instead, with no brackets or commas around them.',
  'object-over-lines': 'Here one object stands on several lines. Put each object on a line of its own.',
  'unpacked-too-large': ({ mostBytes }) =>
    `Unpacked, this file has more than ${mega(mostBytes)} MB, the most that can be sent. labelbreak import takes more.`,
  'too-many-rows': ({ most }) =>
    `There are more than ${wholeNumber(most)} rows, the most that can be sent. labelbreak import takes more.`,
  'no-text': 'This line is not text. Is it the right file?',
  'no-utf-8':
    'This line is not UTF-8 text; it may be Windows-1252, which Excel writes as plain “CSV”. Save the file as “CSV UTF-8”.',
  'no-utf-16': 'This line is not whole UTF-16 text. Save the file as “CSV UTF-8”.',
  'line-too-long': ({ mostBytes }) =>
    `This line has more than ${mega(mostBytes)} MB, which is the most. Each object stands on a line of its own.`,
  'quote-never-closed': 'A quotation mark that opens in this row is never closed.',
  'quotes-do-not-match':
    'The quotation marks in this row do not match: they enclose a whole cell, with no blanks around them, and one inside is doubled ("5"" pipe").',
  'row-without-number':
    'The rows above begin with their numbers, under no name, and this one does not. Is there a separator in a cell without quotation marks?',
  'too-many-cells': ({ most }) => `This row has more than ${wholeNumber(most)} cells, which is the most.`,
  'row-too-long': (row) => `This row is too long: there is ${tooLong(row)}.`,
  'row-endless': (row) =>
    `This row does not seem to end: there is ${tooLong(row)}. A quotation mark that opens in it is probably not closed.`,
  'more-cells-than-columns': ({ cells, columns }) =>
    `There are ${wholeNumber(cells)} cells where the header has ${wholeNumber(columns)}.`,
  'no-json': ({ reason, at }) =>
    reason === ''
      ? 'This line is not valid JSON.'
      : `This line is not valid JSON: ${reason}${at === null ? '' : `, at character ${at}`}.`,
  'no-json-word': ({ word }) =>
    `This line is not valid JSON: it knows no ${word}. Write null, true, false or a number, or put the word in quotes.`,
  'no-json-object': 'This line is not a JSON object such as {"text": "…"}.',
  'too-many-keys': ({ keys, most }) => `This object has ${wholeNumber(keys)} keys; ${wholeNumber(most)} is the most.`,
}

/** Why a file of rows, or one row of it, cannot be read. */
export type FileFault =
  /** The file as a whole. */
  | { readonly kind: 'workbook' | 'old-workbook' | 'utf-32' | 'damaged-gzip' | 'one-json-list' | 'object-over-lines' }
  | { readonly kind: 'unpacked-too-large'; readonly mostBytes: number }
  | { readonly kind: 'too-many-rows'; readonly most: number }
  /** The bytes of a line. */
  | { readonly kind: 'no-text' | 'no-utf-8' | 'no-utf-16' }
  | { readonly kind: 'line-too-long'; readonly mostBytes: number }
  /** CSV. */
  | { readonly kind: 'quote-never-closed' | 'quotes-do-not-match' | 'row-without-number' }
  | { readonly kind: 'too-many-cells'; readonly most: number }
  /** `endless`: since it is within quotation marks. */
  | { readonly kind: 'row-too-long' | 'row-endless'; readonly mostOfCell: number; readonly mostOfRow: number }
  | { readonly kind: 'more-cells-than-columns'; readonly cells: number; readonly columns: number }
  /** JSONL. `reason`: what the parser says, or nothing; `at` counts characters from 1. */
  | { readonly kind: 'no-json'; readonly reason: string; readonly at: number | null }
  /** `word`: what other languages write, such as NaN. */
  | { readonly kind: 'no-json-word'; readonly word: string }
  | { readonly kind: 'no-json-object' }
  | { readonly kind: 'too-many-keys'; readonly keys: number; readonly most: number }

/** Whether nothing of a file is read behind such a fault; otherwise it is of one row, and the next one is read. */
const readingEnds: Readonly<Record<FileFault['kind'], boolean>> = {
  workbook: true,
  'old-workbook': true,
  'utf-32': true,
  'damaged-gzip': true,
  'one-json-list': true,
  'object-over-lines': true,
  'unpacked-too-large': true,
  'too-many-rows': true,
  'no-text': true,
  'no-utf-8': true,
  'no-utf-16': true,
  'line-too-long': true,
  'quote-never-closed': true,
  'quotes-do-not-match': true,
  'too-many-cells': true,
  'row-too-long': true,
  'row-endless': true,
  'row-without-number': false,
  'more-cells-than-columns': false,
  'no-json': false,
  'no-json-word': false,
  'no-json-object': false,
  'too-many-keys': false,
}

export function endsReading(kind: string): boolean {
  return Object.hasOwn(readingEnds, kind) && readingEnds[kind as FileFault['kind']]
}

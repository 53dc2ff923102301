import type { RawRow } from '../../domain/item-row.ts'

/** What reading an items file gives, in the file's order. */
export type FileRow =
  /** The columns of a CSV file, as its header names them. */
  | { readonly kind: 'columns'; readonly line: number; readonly names: readonly string[] }
  | { readonly kind: 'row'; readonly line: number; readonly cells: RawRow }
  | { readonly kind: 'problem'; readonly line: number | null; readonly message: string }

/** Some whole lines of a file, in UTF-8, or why it cannot be read any further. */
export type TextBlock =
  | { readonly kind: 'text'; readonly bytes: Buffer }
  | { readonly kind: 'problem'; readonly line: number | null; readonly message: string }

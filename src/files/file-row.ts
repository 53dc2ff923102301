import type { FileFault } from '../domain/files/file-fault.ts'

/** What reading a file of rows gives, in the file's order. `line` counts from 1, as an editor counts. */
export type FileRow =
  /** CSV's header, first of all: names as they are written, without the blanks around them. */
  | { readonly kind: 'columns'; readonly line: number; readonly names: readonly string[] }
  /**
   * A row of CSV: a cell for each column, `''` for each of the `missing` ones at its end. `line` is where it begins.
   */
  | { readonly kind: 'cells'; readonly line: number; readonly cells: readonly string[]; readonly missing: number }
  /** A line of JSONL. */
  | { readonly kind: 'fields'; readonly line: number; readonly fields: Fields }
  | FileProblem

export type Fields = Readonly<Record<string, unknown>>

/** Where the file cannot be read any further, it is the last of its rows. */
type FileProblem = { readonly kind: 'problem'; readonly line: number | null; readonly what: FileFault }

/** Why a file cannot be read any further: because of the line that is being read, or of the file as a whole. */
export type Fault = { readonly kind: 'fault'; readonly what: FileFault; readonly isOfLine: boolean }

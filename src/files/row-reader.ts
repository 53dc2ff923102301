import type { FileRow } from './file-row.ts'

/** Turns a file's text into rows, block by block. */
export type RowReader = {
  /** The rows that a block completes. */
  read(block: Buffer): FileRow[]
  /** What remains once the file is over. */
  end(): FileRow[]
  /** The line that is being read. */
  line(): number
  /** Whether nothing more can be read: the last row was a problem that says why. */
  isOver(): boolean
}

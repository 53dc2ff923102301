/**
 * What any file may hold. Far above what items and answers need, and low enough that one row is read within a few
 * milliseconds: the process does other things between rows, and never during one.
 */
export const fileLimits = {
  /** Of CSV, and keys of one JSON object. */
  columns: 1_000,
  /** Of one cell. */
  cellBytes: 100_000,
  /** Of one row of CSV, and one line of JSONL. */
  rowBytes: 1_000_000,
} as const

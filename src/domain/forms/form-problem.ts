import type { FileFault } from '../files/file-fault.ts'
import type { LabelProblem } from '../labels/label-problem.ts'

/** What is wrong with a field of a form in which a lead starts or changes a campaign. */
export type FormProblem =
  | { readonly kind: 'too-long' | 'change-note-too-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'text-with-zero' | 'name-with-zero' | 'labels-with-zero' }
  | { readonly kind: 'no-name' | 'no-task-type' | 'no-weekly-time' | 'no-annotator' | 'somebody-twice' }
  | { readonly kind: 'name-taken'; readonly name: string }
  | { readonly kind: 'name-looks-taken'; readonly taken: string }
  | { readonly kind: 'overlap-outside' | 'minutes-outside'; readonly least: number; readonly most: number }
  /** Percent. */
  | { readonly kind: 'stop-outside'; readonly least: number; readonly most: number }
  | { readonly kind: 'gold-share-outside'; readonly most: number }
  | { readonly kind: 'fewest-without-stop' | 'stop-without-labels' }
  | { readonly kind: 'fewest-outside'; readonly overlap: number }
  /** The first problem, and how many more there are. */
  | { readonly kind: 'labels'; readonly first: LabelProblem; readonly more: number }
  | { readonly kind: 'guideline-twice' | 'guideline-file-no-text' | 'guideline-no-text' }
  | { readonly kind: 'guideline-too-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'no-items-given' | 'items-given-twice' }
  /** The file of items cannot be read at all. */
  | { readonly kind: 'items-unreadable'; readonly what: FileFault }
  | { readonly kind: 'no-rows' | 'file-not-fetched' | 'file-over-size' }
  /** Of the file of items: nothing is chosen that must be, or what was chosen for something else already. */
  | { readonly kind: 'column-not-chosen' | 'column-chosen-twice' }
  /** None of the known answers is one of the labels; the first of them. */
  | { readonly kind: 'gold-of-other-labels'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'no-change-note' | 'change-note-alone' }
  /** Somebody else changed the same meanwhile; `to` null where that is no number. */
  | { readonly kind: 'changed-by-others'; readonly to: number | null }
  | { readonly kind: 'guideline-changed-by-others'; readonly version: number }

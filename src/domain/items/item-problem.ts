import type { FileFault } from '../files/file-fault.ts'
import type { ForeignLetter } from '../labels/foreign-letter.ts'

/** What is wrong with a file of items, or with a row of it. */
export type ItemProblem = FileFault | ColumnProblem | CellProblem | SameProblem

/** Where columns or keys are wrong. */
export type ColumnProblem =
  | { readonly kind: 'no-items' | 'only-gold' }
  /** `name`: its beginning. */
  | { readonly kind: 'name-too-long'; readonly name: string; readonly length: number; readonly most: number }
  | { readonly kind: 'column-twice' | 'key-twice'; readonly column: string }
  | { readonly kind: 'no-column'; readonly column: string; readonly there: NamesThere }
  /** `others`: how many other lines lack it too. */
  | { readonly kind: 'no-key'; readonly column: string; readonly others: number; readonly there: NamesThere }

/** The names that are there instead: the one that may be meant, or else the first of them and how many more there are. */
export type NamesThere =
  | { readonly kind: 'near'; readonly name: string }
  | { readonly kind: 'all'; readonly names: readonly string[]; readonly more: number }

/** Where a cell is wrong. */
export type CellProblem =
  | {
      readonly kind:
        | 'zero-character'
        | 'half-character'
        | 'cell-empty'
        | 'cell-unseen'
        | 'no-text-or-number'
        | 'number-too-large'
      readonly column: string
    }
  | { readonly kind: 'cell-too-long'; readonly column: string; readonly length: number; readonly most: number }
  | { readonly kind: 'failed-formula'; readonly column: string; readonly formula: string }
  | { readonly kind: 'too-much-context'; readonly values: number; readonly most: number }
  | { readonly kind: 'image-too-long'; readonly most: number }
  | { readonly kind: 'image-not-https' }
  | { readonly kind: 'no-priority'; readonly written: string; readonly least: number; readonly most: number }
  /** A step of a rating from `first` to `last`; `meant`: what it may have meant. */
  | {
      readonly kind: 'gold-no-step'
      readonly label: string
      readonly first: string
      readonly last: string
      readonly meant: string | null
    }
  /** `foreign`: what tells it from the nearest. `labels` null where there are too many to be named. */
  | {
      readonly kind: 'gold-unknown-label'
      readonly label: string
      readonly nearest: { readonly name: string; readonly foreign: ForeignLetter | null } | null
      readonly labels: readonly string[] | null
    }
  /** `[]`: none of the labels, where one at the least must be chosen. */
  | { readonly kind: 'gold-none' }
  /** No order of its row's candidates. */
  | { readonly kind: 'gold-no-order' }
  /** A list of too few candidates, or too many. */
  | { readonly kind: 'no-candidates'; readonly count: number; readonly least: number; readonly most: number }
  | { readonly kind: 'gold-more-unknown'; readonly more: number }

/** Where an item was there before: on a line of the file, or in the campaign. */
export type SameProblem =
  | { readonly kind: 'same-id'; readonly id: string; readonly place: ItemPlace; readonly isShortened: boolean }
  | { readonly kind: 'same-text' | 'same-pair' | 'same-candidates'; readonly place: ItemPlace }

/** A line of the file, or `campaign` for what was imported before. */
export type ItemPlace = number | 'campaign'

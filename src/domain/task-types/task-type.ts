import type { Answer } from '../answer.ts'
import type { ItemContent } from '../item.ts'
import type { CellProblem } from '../items/item-problem.ts'
import type { Label } from '../labels/label.ts'
import type { LabelLines } from '../labels/typed-labels.ts'

/** All that tells one task type from another below what people see: see `bots/cards/task-types/` for how each asks. */
export type TaskType = {
  /** What one answer is taken to need before the person has given any. */
  readonly paceMs: number
  /** The columns of an items file that hold what is asked about; each must be there. */
  readonly columns: readonly AskedColumn[]
  /** Those that may follow them, with no gap. */
  readonly mayAlsoHave?: readonly AskedColumn[]
  /** Whether a column `draft` may hold what is to be corrected. */
  readonly mayHaveDraft?: true
  readonly labels: LabelsOfType
  readonly scale: Scale
  /** Whether an item of a campaign with these labels can be answered so. Gold and verdicts are answers too. */
  isSound(answer: Answer, labels: readonly Label[]): boolean
  /** Whether a sound answer is one to this very item; left out where each is. */
  fits?(answer: Answer, content: ItemContent): boolean
  /** The answer that a cell of a file holds, as `write` would say it. */
  readAnswer(written: string, known: KnownLabels): ReadAnswer
  /** An answer in words, as people read it and files hold it: of several labels each by itself. */
  write(answer: Answer, labels: readonly Label[]): readonly string[]
}

export type AskedColumn = 'text' | 'a' | 'b' | 'c' | 'd' | 'e'

/** The labels of its campaigns: typed by a lead, where buttons stand beside them that none may be called like, or its own. */
export type LabelsOfType =
  | { readonly kind: 'typed'; read(text: string, buttons: readonly string[]): LabelLines }
  | { readonly kind: 'own'; readonly all: readonly Label[] }

/** What must be known of a campaign's labels to find them in a file. */
export type KnownLabels = {
  readonly labels: readonly Label[]
  /** The known word most like a given one; null where none is near. */
  readonly nearest: (word: string, known: readonly string[]) => string | null
}

/** `answer` is null where nothing was written, or nothing that is known. */
export type ReadAnswer = { readonly answer: Answer | null; readonly problems: readonly CellProblem[] }

/** The columns that may hold what is asked about, those that must be there first. */
export function askedColumns({ columns, mayAlsoHave = [] }: TaskType): readonly AskedColumn[] {
  return [...columns, ...mayAlsoHave]
}

/**
 * How answers compare. `nominal`: each is one of the labels, the same or another. `ordinal`: one of the labels, which
 * stand in an order, nearer or farther. `sets`: any number of labels, so that each label is a yes or a no. `orders`: an order of
 * labels, so that of each two of them one comes before the other. `texts`: what was written, nearer
 * or farther by how few characters tell one from the other.
 */
export type Scale = 'nominal' | 'ordinal' | 'sets' | 'orders' | 'texts'

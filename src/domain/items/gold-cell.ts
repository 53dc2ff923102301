import { findLabel } from '../labels/find-label.ts'
import { foreignLetter } from '../labels/foreign-letter.ts'
import type { Label } from '../labels/label.ts'
import { limits } from '../limits.ts'
import type { TaskTypeName } from '../task-types/task-types.ts'
import type { CellProblem } from './item-problem.ts'
import { isVisible } from './spreadsheet-accidents.ts'

/** What must be known of a campaign's labels to find them in a file. */
export type LabelRules = {
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
  /** The known word most like a given one; null where none is near. */
  readonly nearest: (word: string, known: readonly string[]) => string | null
}

const strangersNamed = 3
/** As many labels are named beside one that is none of them. */
const labelsNamed = 5

/** The labels that the `gold` cell of a row names, `labelIds` ascending; none where it is empty. */
export function readGoldCell(written: string, rules: LabelRules): { labelIds: number[]; problems: CellProblem[] } {
  const { length } = written
  const most = limits.goldCell
  if (length > most) return { labelIds: [], problems: [{ kind: 'cell-too-long', column: 'gold', length, most }] }
  const parts = rules.taskType === 'multi-choice' ? written.split(';') : [written]
  const names = new Set(parts.map((part) => part.trim()).filter(isVisible))
  const ids = new Set<number>()
  const strangers: string[] = []
  for (const name of names) {
    const label = findLabel(rules.labels, name)
    if (label === undefined) strangers.push(name)
    else ids.add(label.id)
  }
  const named = strangers.slice(0, strangersNamed).map((name) => unknownLabel(name, rules))
  const more = strangers.length - named.length
  return {
    labelIds: [...ids].sort((one, other) => one - other),
    problems: more > 0 ? [...named, { kind: 'gold-more-unknown', more }] : named,
  }
}

function unknownLabel(name: string, { taskType, labels, nearest }: LabelRules): CellProblem {
  const label = name.length > limits.labelName ? `${name.slice(0, limits.labelName)}…` : name
  const names = labels.map((one) => one.name)
  if (taskType === 'rating') {
    const meant = findLabel(labels, name.replace(',', '.'))?.name ?? null
    return { kind: 'gold-no-step', label, first: names[0] ?? '', last: names.at(-1) ?? '', meant }
  }
  const near = nearest(name, names)
  return {
    kind: 'gold-unknown-label',
    label,
    nearest: near === null ? null : { name: near, foreign: foreignLetter(name, near) },
    labels: names.length <= labelsNamed ? names : null,
  }
}

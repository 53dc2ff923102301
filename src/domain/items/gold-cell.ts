import { findLabel } from '../labels/find-label.ts'
import { foreignLetter } from '../labels/foreign-letter.ts'
import type { Label } from '../labels/label.ts'
import { limits } from '../limits.ts'
import type { TaskTypeName } from '../task-types/task-types.ts'
import { isVisible } from './spreadsheet-accidents.ts'

/** What must be known of a campaign's labels to find them in a file. */
export type LabelRules = {
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
  /** The known word most like a given one; null where none is near. */
  readonly nearest: (word: string, known: readonly string[]) => string | null
}

const strangersNamed = 3

/** The labels that the `gold` cell of a row names, `labelIds` ascending; none where it is empty. */
export function readGoldCell(written: string, rules: LabelRules): { labelIds: number[]; problems: string[] } {
  const most = limits.goldCell
  if (written.length > most)
    return {
      labelIds: [],
      problems: [`“gold” has ${thousands(written.length)} characters; ${thousands(most)} is the most.`],
    }
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
    problems: more > 0 ? [...named, `And ${thousands(more)} more in “gold” are not labels either.`] : named,
  }
}

function unknownLabel(name: string, { taskType, labels, nearest }: LabelRules): string {
  const shown = name.length > limits.labelName ? `${name.slice(0, limits.labelName)}…` : name
  if (taskType === 'rating') {
    const meant = findLabel(labels, name.replace(',', '.'))
    const advice = meant === undefined ? '' : ` Did you mean “${meant.name}”?`
    return `“${shown}” is no step of this rating, which goes from ${labels[0]?.name} to ${labels.at(-1)?.name}.${advice}`
  }
  const names = labels.map((label) => label.name)
  const near = nearest(name, names)
  if (near !== null) return `“${shown}” is not one of the labels${foreignLetter(name, near)}. Did you mean “${near}”?`
  return names.length <= 5
    ? `“${shown}” is not one of the labels: ${names.join(', ')}.`
    : `“${shown}” is not one of the labels.`
}

function thousands(count: number): string {
  return count.toLocaleString('en-US')
}

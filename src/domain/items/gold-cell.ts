import { limits } from '../limits.ts'
import type { KnownLabels, ReadAnswer } from '../task-types/task-type.ts'
import { type TaskTypeName, taskTypes } from '../task-types/task-types.ts'

/** What must be known of a campaign's labels to find them in a file. */
export type LabelRules = KnownLabels & { readonly taskType: TaskTypeName }

/** The answer in the `gold` cell of a row; none where it is empty. */
export function readGoldCell(written: string, rules: LabelRules): ReadAnswer {
  const { length } = written
  const most = limits.goldCell
  if (length > most) return { answer: null, problems: [{ kind: 'cell-too-long', column: 'gold', length, most }] }
  return taskTypes[rules.taskType].readAnswer(written, rules)
}

import { type TaskTypeName, taskTypes } from '../task-types/task-types.ts'
import type { LabelLines } from './typed-labels.ts'

/**
 * Reads the labels of a campaign as its task type has them typed; some types bring their own.
 *
 * @param buttons what those say that stand beside the labels, and that no label may be called
 */
export function parseLabelLines(taskType: TaskTypeName, text: string, buttons: readonly string[] = []): LabelLines {
  const { labels } = taskTypes[taskType]
  return labels.kind === 'own' ? { labels: labels.all, problems: [] } : labels.read(text, buttons)
}

import type { TaskTypeName } from '../../../domain/task-types/task-types.ts'
import type { Asks } from './ask.ts'
import { askBetterSide } from './better-side.ts'
import { askOneLabel } from './one-label.ts'
import { askOrder } from './order.ts'
import { askRating } from './rating.ts'
import { askLabelsOrNone, askSeveralLabels } from './several-labels.ts'
import { askText } from './text.ts'

/** How each task type asks for an answer. */
export const asks: Readonly<Record<TaskTypeName, Asks>> = {
  choice: askOneLabel,
  'multi-choice-or-none': askLabelsOrNone,
  'multi-choice': askSeveralLabels,
  rating: askRating,
  pairwise: askBetterSide,
  ranking: askOrder,
  text: askText,
}

import { choice } from './choice.ts'
import { multiChoice, multiChoiceOrNone } from './multi-choice.ts'
import { pairwise } from './pairwise.ts'
import { ranking } from './ranking.ts'
import { rating } from './rating.ts'
import type { TaskType } from './task-type.ts'
import { text } from './text.ts'

/** Every task type under its name, in the order in which a lead may choose. */
const all = {
  choice,
  'multi-choice-or-none': multiChoiceOrNone,
  'multi-choice': multiChoice,
  rating,
  pairwise,
  ranking,
  text,
} satisfies Record<string, TaskType>

export type TaskTypeName = keyof typeof all

export const taskTypes: Readonly<Record<TaskTypeName, TaskType>> = all
export const taskTypeNames = Object.keys(all) as readonly TaskTypeName[]

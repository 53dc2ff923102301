import { type TaskTypeName, taskTypes } from './task-types.ts'

/** What a campaign asks of each of its annotators, by the usual pace of its task type; hidden known answers come on top. */
export type WorkAhead = { readonly minutes: number; readonly sittings: number; readonly secondsAnItem: number }

type Asked = {
  readonly taskType: TaskTypeName
  readonly items: number
  readonly overlap: number
  readonly annotators: number
  readonly sessionMinutes: number
}

/** Null where there is nobody, or nothing to label. */
export function workAhead({ taskType, items, overlap, annotators, sessionMinutes }: Asked): WorkAhead | null {
  if (annotators === 0 || items === 0) return null
  // Nobody is asked about an item twice.
  const each = (items * Math.min(overlap, annotators)) / annotators
  const secondsAnItem = taskTypes[taskType].paceMs / 1000
  const minutes = (each * secondsAnItem) / 60
  return { minutes, sittings: Math.ceil(minutes / sessionMinutes), secondsAnItem }
}

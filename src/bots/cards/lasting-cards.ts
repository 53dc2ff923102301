import { digestStep } from './digest/whole-digest-card.ts'

/** Steps of cards that stay where they are: what their buttons bring comes beside them, in a window. */
const lasting: readonly string[] = [digestStep, `${digestStep}-plain`]

/** Whether the drawing of that name stays when one of its buttons is pressed. */
export function isLasting(step: string): boolean {
  return lasting.includes(step)
}

import type { Annotator } from './cast.ts'
import { between, type Chance, oneOf } from './chance.ts'
import { type Clause, labelNames } from './clauses.ts'

/** How somebody goes about one item, the first time they see it. */
export type Manner = 'plain' | 'skip' | 'not-sure' | 'slip' | 'leave' | 'flag'

/** What happens to the click that answers, beside what its giver means. */
export type Twist = 'none' | 'double' | 'again-at-once' | 'again-late' | 'reply-lost'

/** The label that a person gives to an item: the truth with the chance of their accuracy, else any other. */
export function labelFor(chance: Chance, { handle, accuracy }: Annotator, { text, truth }: Clause): string {
  if (chance(handle, text, 'right') < accuracy) return truth
  return wrongLabel(chance, handle, text, truth)
}

/** A label other than the given one. */
export function wrongLabel(chance: Chance, handle: string, text: string, not: string): string {
  const others = labelNames.filter((name) => name !== not)
  return oneOf(others, chance(handle, text, 'wrong'))
}

/** Of a hundred items about six are not sure of, three skipped, three answered by a slip, and half a one is left lying. */
export function mannerOf(chance: Chance, { handle }: Annotator, { text, edge }: Clause): Manner {
  if (edge !== null) return 'flag'
  const drawn = chance(handle, text, 'manner')
  if (drawn < 0.06) return 'not-sure'
  if (drawn < 0.09) return 'skip'
  if (drawn < 0.12) return 'slip'
  return drawn < 0.125 ? 'leave' : 'plain'
}

/** Of a hundred clicks about three are double, five come again, three lose their reply. */
export function twistOf(chance: Chance, { handle }: Annotator, { text }: Clause): Twist {
  const drawn = chance(handle, text, 'twist')
  if (drawn < 0.03) return 'double'
  if (drawn < 0.06) return 'again-at-once'
  if (drawn < 0.08) return 'again-late'
  return drawn < 0.11 ? 'reply-lost' : 'none'
}

/** Seconds that a person looks at what is before them. */
export function lookSeconds(chance: Chance, { handle, lookS }: Annotator, nth: number): number {
  return between(0.5, 1.5, chance(handle, nth, 'look')) * lookS
}

import type { Shape } from './clauses.ts'

/** What a story is about, and how long it goes on. */
export type Plot = {
  readonly items: Shape
  readonly days: number
  /** Hours, from the hour at which it began, that are told of the day after; by then it has been 09:00 for every manager. */
  readonly lastHours: number
}

const wholeDays = 14

/** Everything is labeled in the end. */
export function usualPlot(days = wholeDays): Plot {
  return { items: { ordinary: 120, gold: 40 }, days, lastHours: 12 }
}

/** Breaks off in the middle of the last Monday, when the lead and the managers are at work and much is left to do. */
export const livedPlot: Plot = { items: { ordinary: 380, gold: 60 }, days: wholeDays, lastHours: 7.5 }

export function isWhole({ days }: Plot): boolean {
  return days === wholeDays
}

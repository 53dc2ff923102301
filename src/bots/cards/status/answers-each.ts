import type { StopEarly } from '../../../domain/campaign.ts'
import { percent } from '../../words/en/count.ts'

/** How many answers an item gets: `3 for each item`, `2 to 5 for each item, until its label is 95 % sure`. */
export function answersEach({ overlap, stopEarly }: { overlap: number; stopEarly: StopEarly | null }): string {
  if (stopEarly === null) return `${overlap} for each item`
  const { fewest, sureAt } = stopEarly
  const range = fewest >= overlap ? String(overlap) : `${fewest} to ${overlap}`
  return `${range} for each item, until its label is ${percent(sureAt)} sure`
}

import type { Campaign } from '../campaign.ts'
import type { Label } from './label.ts'

type Scaled = Pick<Campaign, 'taskType' | 'labels'>

/** The lowest and the highest step of a rating, whose definitions are what its ends are called; null where there is no scale. */
export function scaleEnds({ taskType, labels }: Scaled): { readonly low: Label; readonly high: Label } | null {
  const [low, high] = [labels[0], labels.at(-1)]
  return taskType === 'rating' && low !== undefined && high !== undefined ? { low, high } : null
}

/** What the ends are called, as a form holds them. */
export function endNames(campaign: Scaled): { readonly lowEnd: string | null; readonly highEnd: string | null } {
  const ends = scaleEnds(campaign)
  return { lowEnd: ends?.low.definition ?? null, highEnd: ends?.high.definition ?? null }
}

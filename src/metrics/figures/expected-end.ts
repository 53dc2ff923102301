import type { CampaignState } from '../../domain/campaign.ts'
import type { Finish } from '../../domain/screens/digest-screens.ts'
import { localDay } from '../../domain/time/time.ts'
import type { Forecast } from './forecast.ts'

/** Days until the last answer, with the range they fall into at 95 %, or why they cannot be told. */
export type ExpectedEnd =
  | { readonly likely: number; readonly low: number; readonly high: number }
  | { readonly likely: null; readonly why: 'done' | 'not-running' | 'too-early' | 'years' }

const mostDays = 730
const dayMs = 86_400_000

/** When it will be done, if things go on as the forecast takes them. A status and a digest tell the same of one moment. */
export function expectedEnd(state: CampaignState, forecast: Forecast | null): ExpectedEnd {
  if (forecast?.remaining === 0) return { likely: null, why: 'done' }
  if (state !== 'running' && state !== 'pilot') return { likely: null, why: 'not-running' }
  if (forecast === null || forecast.daysLeft.value === null) return { likely: null, why: 'too-early' }
  const { value, low, high } = forecast.daysLeft
  if (value > mostDays) return { likely: null, why: 'years' }
  return { likely: value, low: Math.min(low, value), high: Math.max(high, value) }
}

/** The same in days of a zone, counted from the moment of the forecast. */
export function finishOf(end: ExpectedEnd, at: Date, zone: string): Finish {
  if (end.likely === null) return end
  const on = (days: number) => localDay(new Date(at.getTime() + days * dayMs), zone)
  return { likely: on(end.likely), earliest: on(end.low), latest: end.high <= mostDays ? on(end.high) : null }
}

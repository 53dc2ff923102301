import type { ClockStop } from '../../page-server/product-clock.ts'
import { nextTime, weekdayIn } from '../parts/time-text.ts'

export type StopAhead = { readonly words: string; readonly at: Date }

/** The moments worth going to, soonest first: those that the product names, and the person's own next morning. */
export function stopsAhead(zone: string, name: string, now: Date, stops: readonly ClockStop[]): readonly StopAhead[] {
  const first = name.split(' ')[0] ?? name
  const named = stops.map(({ kind, at }): StopAhead => {
    const date = new Date(at)
    if (kind === 'overnight') return { words: 'Tonight', at: date }
    if (kind === 'asking') return { words: 'Next reminder', at: date }
    return { words: `${weekdayIn(zone, date)}’s digest`, at: date }
  })
  const night = { words: 'Tonight', at: nextTime(zone, now, '02:00') }
  const all = [
    ...named,
    ...(stops.some((it) => it.kind === 'overnight') ? [] : [night]),
    { words: `${first}’s 09:00`, at: nextTime(zone, now, '09:00') },
  ]
  return all.filter((it) => it.at > now).sort((a, b) => a.at.getTime() - b.at.getTime())
}

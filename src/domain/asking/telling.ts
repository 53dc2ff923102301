import { type LocalDay, localDay, localTime } from '../time/time.ts'

/** When somebody hears of a campaign, or why that cannot be said: no message reaches them, or they have no good hour. */
export type Hearing = { readonly name: string; readonly at: Date | Unheard }

export type Unheard = 'out-of-reach' | 'no-good-hour'

/** A moment as the reader's own clock has it, its time as `09:00`, and the day that it is there now. */
export type ClockMoment = { readonly day: LocalDay; readonly time: string; readonly today: LocalDay }

/** @param zone of whoever reads it */
export function clockMoment(at: Date, zone: string, now: Date): ClockMoment {
  return { day: localDay(at, zone), time: localTime(at, zone), today: localDay(now, zone) }
}

export type NamedMoment = { readonly name: string; readonly at: ClockMoment }

/** Who is told of a campaign at once, and who hears of it when it is a good time for them. */
export type Telling = {
  readonly now: number
  readonly later: number
  /** The first and the last of those who hear later; null where nobody does. */
  readonly first: NamedMoment | null
  readonly last: NamedMoment | null
  /** Names of those who cannot be asked at present. */
  readonly never: readonly string[]
  /** Names of those whose settings leave no time at which they may be asked. */
  readonly noGoodHour: readonly string[]
}

/** @param zone of whoever reads it */
export function tellingOf(hearings: readonly Hearing[], zone: string, now: Date): Telling {
  const later = hearings.flatMap(({ name, at }) => (at instanceof Date && at > now ? [{ name, at }] : []))
  later.sort((one, other) => one.at.getTime() - other.at.getTime() || one.name.localeCompare(other.name, 'en'))
  const named = (one: { name: string; at: Date } | undefined): NamedMoment | null =>
    one === undefined ? null : { name: one.name, at: clockMoment(one.at, zone, now) }
  const unheard = (why: Unheard) => hearings.flatMap(({ name, at }) => (at === why ? [name] : []))
  return {
    now: hearings.filter(({ at }) => at instanceof Date && at <= now).length,
    later: later.length,
    first: named(later[0]),
    last: named(later.at(-1)),
    never: unheard('out-of-reach'),
    noGoodHour: unheard('no-good-hour'),
  }
}

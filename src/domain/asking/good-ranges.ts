/** Part of a local day, in minutes from its midnight; `until` is no longer part of it. */
export type DayRange = { readonly from: number; readonly until: number }

type Week = readonly (readonly DayRange[])[]

const weeks = new WeakMap<Hours, Week>()

type Hours = { readonly weekly: readonly (DayRange | null)[]; readonly quiet: readonly DayRange[] }

/**
 * What is left of the hours of each weekday, Monday first, once the quiet ones are taken out: ranges in order that neither
 * touch nor overlap. Worked out once for hours that are looked at often.
 */
export function goodRanges(hours: Hours): Week {
  let week = weeks.get(hours)
  if (week === undefined) {
    const quiet = withinDay(hours.quiet)
    week = hours.weekly.map((range) => (range === null ? [] : without(range, quiet)))
    weeks.set(hours, week)
  }
  return week
}

/** In the order in which they begin; one that goes on past midnight is two. */
function withinDay(ranges: readonly DayRange[]): DayRange[] {
  return ranges
    .flatMap(({ from, until }) =>
      from < until
        ? [{ from, until }]
        : [
            { from: 0, until },
            { from, until: 1440 },
          ],
    )
    .sort((a, b) => a.from - b.from)
}

/** @param taken in the order in which they begin */
function without({ from, until }: DayRange, taken: readonly DayRange[]): DayRange[] {
  const left: DayRange[] = []
  let free = from
  for (const one of taken) {
    if (one.from > free) left.push({ from: free, until: Math.min(one.from, until) })
    free = Math.max(free, one.until)
    if (free >= until) return left
  }
  return [...left, { from: free, until }]
}

import type { LocalDay } from '../../../domain/time/time.ts'

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** `22 Nov`, and with its year where that is another than the one of `beside`. */
export function dayWords(day: LocalDay, beside: LocalDay): string {
  const words = dayAndMonth.format(new Date(`${day}T00:00:00Z`))
  return day.slice(0, 4) === beside.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`
}

/** `16 to 22 Nov` */
export function weekWords({ from, to }: { readonly from: LocalDay; readonly to: LocalDay }): string {
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7)
  return `${isOneMonth ? Number(from.slice(8)) : dayWords(from, to)} to ${dayWords(to, to)}`
}

/** `between 3 Dec and 9 Jan 2027`, `not before 3 Dec`; null: beyond what can be told. */
export function rangeWords(
  { earliest, latest }: { readonly earliest: LocalDay; readonly latest: LocalDay | null },
  beside: LocalDay,
): string {
  return latest === null
    ? `not before ${dayWords(earliest, beside)}`
    : `between ${dayWords(earliest, beside)} and ${dayWords(latest, beside)}`
}

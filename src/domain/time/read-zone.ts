import { nearest } from '../texts/nearest.ts'
import { isZone } from './time.ts'

export type ZoneRead =
  | { readonly kind: 'zone'; readonly zone: string }
  /** `nearest`: what was probably meant; null where nothing is near. */
  | { readonly kind: 'unknown'; readonly nearest: string | null }

const all = Intl.supportedValuesOf('timeZone')
const regions = [...new Set(all.filter((zone) => zone.includes('/')).map((zone) => zone.slice(0, zone.indexOf('/'))))]

/** A time zone as somebody types it: `Europe/Berlin`, or its city alone, in any case, with blanks. */
export function readZone(typed: string): ZoneRead {
  const name = typed.trim().replaceAll(/\s+/g, '_')
  if (/^(utc|gmt)$/i.test(name)) return { kind: 'zone', zone: 'UTC' }
  // Old names of cities are known to the runtime, though it does not list them; abbreviations mean no place.
  const known = [name, ...regions.map((region) => `${region}/${name}`)].find((one) => one.includes('/') && isZone(one))
  if (known !== undefined) return { kind: 'zone', zone: spelled(known) }
  const ofCity = all.find((zone) => cityOf(zone).toLowerCase() === name.toLowerCase())
  if (ofCity !== undefined) return { kind: 'zone', zone: ofCity }
  const city = nearest(
    cityOf(name).replaceAll('_', ' '),
    all.map((zone) => cityOf(zone).replaceAll('_', ' ')),
  )
  const meant = city === null ? undefined : all.find((zone) => cityOf(zone).replaceAll('_', ' ') === city)
  return { kind: 'unknown', nearest: meant ?? null }
}

/** The zone of a place where everybody who uses this locale has the same time; null where it may be one of several. */
export function zoneOfLocale(locale: string, at: Date): string | null {
  const zones = zonesOf(locale)
  const [first] = zones
  if (first === undefined) return null
  const year = at.getUTCFullYear()
  const clocks = zones.map((zone) => [0, 6].map((month) => clockOf(zone, new Date(Date.UTC(year, month, 15)))).join())
  return clocks.every((clock) => clock === clocks[0]) ? first : null
}

function zonesOf(locale: string): readonly string[] {
  try {
    // Newer than the types.
    const known: Intl.Locale & { getTimeZones?(): readonly string[] | undefined } = new Intl.Locale(locale)
    return known.getTimeZones?.() ?? []
  } catch {
    return []
  }
}

function clockOf(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1)
}

/** As the list spells it where it is there, else with capitals as such names have. */
function spelled(zone: string): string {
  const listed = all.find((one) => one.toLowerCase() === zone.toLowerCase())
  return listed ?? zone.toLowerCase().replaceAll(/(?<=^|[/_-])\p{L}/gu, (letter) => letter.toUpperCase())
}

/** What a test or the playground says about a person; the rest is filled in. */
export type PersonSeed = {
  /** Lower-case name typed after `@`. The user id is made from it: `maria` is `U0MARIA`. */
  readonly handle: string
  readonly name: string
  readonly title?: string
  /** IANA zone, `Europe/Berlin`. Default `UTC`. */
  readonly tz?: string
  /** CSS colour behind the initials. */
  readonly colour?: string
  readonly isBot?: boolean
  /** A guest in several channels. */
  readonly isRestricted?: boolean
  /** A guest in one channel. */
  readonly isUltraRestricted?: boolean
  /** Somebody from another organisation, met in a shared channel. */
  readonly isStranger?: boolean
  readonly deleted?: boolean
  /** Home team when it is another than the workspace's. */
  readonly teamId?: string
  /** The Enterprise Grid that the account belongs to; absent for none. */
  readonly enterpriseId?: string
}

export type Person = Required<Omit<PersonSeed, 'enterpriseId'>> &
  Pick<PersonSeed, 'enterpriseId'> & { readonly id: string; readonly email: string }

export function personFrom(seed: PersonSeed, teamId: string): Person {
  return {
    title: '',
    tz: 'UTC',
    colour: '#5f6c7b',
    isBot: false,
    isRestricted: false,
    isUltraRestricted: false,
    isStranger: false,
    deleted: false,
    teamId,
    ...seed,
    id: `U0${seed.handle.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`,
    email: `${seed.handle}@northwind.example`,
  }
}

/** Seconds east of UTC in the person's zone at `atMs`, as `users.info` reports it. */
export function zoneOffsetSeconds(tz: string, atMs: number): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' })
    .formatToParts(atMs)
    .find((part) => part.type === 'timeZoneName')?.value
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '')
  if (match === null) return 0
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60
  return match[1] === '-' ? -seconds : seconds
}

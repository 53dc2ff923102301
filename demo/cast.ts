type Platform = 'slack' | 'teams'

/** A person of the demo, known to the stand-ins by their handle. */
export type Player = {
  readonly handle: string
  readonly name: string
  readonly title: string
  readonly tz: string
  readonly city: string
  readonly colour: string
  /** Where they have an account. */
  readonly at: readonly Platform[]
}

/** How somebody labels. None of it is told to the product. */
export type Annotator = Player & {
  /** The chance that they decide as the item's truth has it. */
  readonly accuracy: number
  /** Seconds that they look at an item, on average. */
  readonly lookS: number
  /** Minutes that they give to a session, as a button says. */
  readonly minutes: 5 | 10
  /** The chance that they begin when they are asked. */
  readonly willing: number
}

const both = ['slack', 'teams'] as const

export const lead: Player = player('nadia', 'Nadia Haddad', 'Head of Contract Review', 'Europe/Berlin', 'Berlin', both)
export const adjudicator: Player = player('judith', 'Judith Klein', 'Senior Counsel', 'Europe/London', 'London')
export const managers: readonly Player[] = [
  player('helen', 'Helen Marsh', 'General Counsel', 'America/Chicago', 'Chicago'),
  player('samir', 'Samir Aziz', 'Head of Legal Operations', 'Asia/Dubai', 'Dubai'),
]

export const annotators: readonly Annotator[] = [
  labels('kenji', 'Kenji Watanabe', 'Asia/Tokyo', 'Tokyo', { at: ['teams'], accuracy: 0.95, lookS: 15 }),
  labels('maria', 'Maria Lindqvist', 'Europe/Stockholm', 'Stockholm', { accuracy: 0.91, lookS: 12 }),
  labels('priya', 'Priya Raman', 'Asia/Kolkata', 'Kolkata', { at: both, accuracy: 0.87, lookS: 11 }),
  labels('tomas', 'Tomás Ferreira', 'America/Sao_Paulo', 'São Paulo', { accuracy: 0.82, lookS: 13 }),
  labels('grace', 'Grace Okafor', 'Africa/Lagos', 'Lagos', { at: ['teams'], accuracy: 0.76, lookS: 14 }),
  labels('daniel', 'Daniel Brooks', 'America/Los_Angeles', 'Los Angeles', { at: ['teams'], accuracy: 0.7, lookS: 10 }),
  labels('aroha', 'Aroha Ngata', 'Pacific/Auckland', 'Auckland', {
    at: ['teams'],
    accuracy: 0.62,
    lookS: 16,
    minutes: 10,
  }),
  labels('luc', 'Luc Tremblay', 'America/Toronto', 'Toronto', { accuracy: 0.55, lookS: 9 }),
]

/** Somebody who is there, and has nothing to do with the campaign at first. */
export const newcomer: Annotator = labels('ines', 'Inês Duarte', 'Europe/Lisbon', 'Lisbon', {
  accuracy: 0.15,
  lookS: 6,
})

export const everybody: readonly Player[] = [lead, adjudicator, ...managers, ...annotators, newcomer]
export const inSlack: readonly Player[] = everybody.filter(({ at }) => at.includes('slack'))
export const inTeams: readonly Player[] = everybody.filter(({ at }) => at.includes('teams'))

function player(
  handle: string,
  name: string,
  title: string,
  tz: string,
  city: string,
  at: readonly Platform[] = ['slack'],
): Player {
  return { handle, name, title, tz, city, colour: colourOf(handle), at }
}

/** Each has one of their own, which says nothing. */
function colourOf(handle: string): string {
  const hue = [...handle].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)
  return `hsl(${hue} 45% 38%)`
}

type Habits = Pick<Annotator, 'accuracy' | 'lookS'> & Partial<Pick<Annotator, 'at' | 'minutes' | 'willing'>>

function labels(handle: string, name: string, tz: string, city: string, { at, ...habits }: Habits): Annotator {
  return { ...player(handle, name, 'Counsel', tz, city, at), minutes: 5, willing: 0.12, ...habits }
}

export function firstName({ name }: Player): string {
  return name.split(' ')[0] ?? name
}

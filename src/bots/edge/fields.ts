/** A file attached to a form, still at the platform. */
export type AttachedFile = { readonly id: string; readonly name: string }

/** What one field of a window holds; which of these it can hold depends on its kind. */
export type Held = {
  readonly text: string
  /** The values of the options that are chosen. */
  readonly chosen: readonly string[]
  readonly people: readonly string[]
  readonly channel: string | null
  /** `HH:MM` */
  readonly time: string | null
  /** `YYYY-MM-DD` */
  readonly date: string | null
  readonly file: AttachedFile | null
}

/** What the fields of a submitted window hold, by their names. A field that is not there holds nothing. */
export type Fields = {
  has(name: string): boolean
  /** What each field holds in one text, several values between commas; a file is left out. */
  texts(): ReadonlyMap<string, string>
  text(name: string): string
  /** NaN where the field holds no number. */
  number(name: string): number
  /** Null where nothing was written. */
  optionalNumber(name: string): number | null
  one(name: string): string | null
  some(name: string): readonly string[]
  /** Everybody once. */
  people(name: string): readonly string[]
  channel(name: string): string | null
  file(name: string): AttachedFile | null
  time(name: string): string | null
  date(name: string): string | null
  /** 0 to 1439; null where the field holds no time. */
  minuteOfDay(name: string): number | null
}

const nothing: Held = { text: '', chosen: [], people: [], channel: null, time: null, date: null, file: null }

export function fieldsOf(held: ReadonlyMap<string, Partial<Held>>): Fields {
  const field = (name: string): Held => ({ ...nothing, ...held.get(name) })
  const isBlank = (name: string) => field(name).text.trim() === ''
  const number = (name: string) => (isBlank(name) ? Number.NaN : Number(field(name).text))
  return {
    has: (name) => held.has(name),
    texts: () => new Map([...held].map(([name, one]) => [name, textOf(one)])),
    text: (name) => field(name).text,
    number,
    optionalNumber: (name) => (isBlank(name) ? null : number(name)),
    one: (name) => field(name).chosen[0] ?? null,
    some: (name) => field(name).chosen,
    people: (name) => [...new Set(field(name).people)],
    channel: (name) => field(name).channel,
    file: (name) => field(name).file,
    time: (name) => field(name).time,
    date: (name) => field(name).date,
    minuteOfDay(name) {
      const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(field(name).time ?? '')
      return match === null ? null : Number(match[1]) * 60 + Number(match[2])
    },
  }
}

function textOf({ text = '', chosen = [], people = [], channel, time, date, file }: Partial<Held>): string {
  if (file) return ''
  const several = chosen.length > 0 ? chosen : people
  return text || several.join(',') || (channel ?? time ?? date ?? '')
}

/** A text read as whatever its field asks for. Several values stand between commas, which none of them holds. */
export function heldOfText(text: string): Held {
  const several = text.split(',').filter((one) => one !== '')
  const one = text === '' ? null : text
  return { text, chosen: several, people: several, channel: one, time: one, date: one, file: null }
}

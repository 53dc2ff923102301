import { type Answer, answerKey, labelIdsOf, labelsAnswer } from '../../domain/answer.ts'
import type { ReviewOffer } from '../../domain/intents/review-intent.ts'
import type { GoldKey, RolesOf, Which } from '../../domain/intents/steer-intent.ts'
import { limits } from '../../domain/limits.ts'
import { type Role, roles } from '../../domain/person.ts'
import type { Offer } from '../../domain/session.ts'
import { isLocalDay, type LocalDay } from '../../domain/time/time.ts'

/** One field of an intent as it stands in a packed text: one part between dots, or several that belong together. */
export type Field<T> = {
  /** How many parts it takes; `rest`: all that are left, so it stands last and may hold dots itself. */
  readonly parts: number | 'rest'
  pack(value: T): string
  /** Undefined for anything that `pack` cannot have made. */
  unpack(text: string): T | undefined
}

/** Positions, revisions and minutes fit Postgres' `integer`. */
const largest = 2 ** 31 - 1

/** A UUID as 22 characters of base64url. */
export const id: Field<string> = {
  parts: 1,
  pack: (uuid) => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url'),
  unpack: (text) => {
    if (!/^[\w-]{21}[AQgw]$/.test(text)) return undefined
    const hex = Buffer.from(text, 'base64url').toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  },
}

/** A whole number in its only spelling: no sign, no leading zero, lower case. */
export function whole(min: number, { base = 36, max = largest }: { base?: 10 | 36; max?: number } = {}): Field<number> {
  const spelling = base === 10 ? /^(0|[1-9]\d{0,9})$/ : /^(0|[1-9a-z][0-9a-z]{0,5})$/
  return {
    parts: 1,
    pack: (value) => value.toString(base),
    unpack: (text) => {
      const value = spelling.test(text) ? Number.parseInt(text, base) : Number.NaN
      return value >= min && value <= max ? value : undefined
    },
  }
}

/** One of these, written as it is. */
export function spelled<T extends string | number>(...known: readonly T[]): Field<T> {
  return { parts: 1, pack: String, unpack: (text) => known.find((one) => String(one) === text) }
}

/** One of a list that only ever grows at its end: its index. */
export function oneOf<T extends string>(known: readonly T[]): Field<T> {
  const index = whole(0, { base: 10 })
  return {
    parts: 1,
    pack: (value) => index.pack(known.indexOf(value)),
    unpack: (text) => known[index.unpack(text) ?? known.length],
  }
}

/** A number above 0, or null, for which 0 stands. */
export function orNone({ parts, pack, unpack }: Field<number>): Field<number | null> {
  return { parts, pack: (value) => pack(value ?? 0), unpack: (text) => (text === '0' ? null : unpack(text)) }
}

/** A label's id in decimal digits. */
export const labelId = whole(1, { base: 10, max: limits.labels.max })

const orderSign = 'o'

/** Label ids between hyphens: ascending, nothing written meaning none, or behind a sign the best first. No button carries an answer of another kind. */
export const answer: Field<Answer> = {
  parts: 1,
  pack: (given) => (given.kind === 'order' ? orderSign + packIds(given.order) : packIds(labelIdsOf(given))),
  unpack: (text) => {
    const isOrder = text.startsWith(orderSign)
    const ids = unpackIds(isOrder ? text.slice(orderSign.length) : text)
    if (ids === undefined) return undefined
    if (isOrder) return new Set(ids).size === ids.length ? { kind: 'order', order: ids } : undefined
    const given = labelsAnswer(ids)
    return answerKey(given) === text ? given : undefined
  },
}

function packIds(ids: readonly number[]): string {
  return ids.map(labelId.pack).join('-')
}

function unpackIds(text: string): number[] | undefined {
  const ids = text === '' ? [] : text.split('-').map(labelId.unpack)
  return ids.every((one) => one !== undefined) ? ids : undefined
}

const roleLetters: Readonly<Record<Role, string>> = { annotator: 'a', adjudicator: 'j', lead: 'l', manager: 'm' }

/** People between commas, each an id and behind a colon the letters of their roles, in the order in which roles are named. */
export const rolesOfPeople: Field<readonly RolesOf[]> = {
  parts: 1,
  pack: (people) =>
    people.map((one) => `${id.pack(one.personId)}:${one.roles.map((role) => roleLetters[role]).join('')}`).join(','),
  unpack: (text) => {
    const people = text.split(',').map(rolesOfOne)
    return people.every((one) => one !== undefined) && people.length <= limits.removedAtOnce ? people : undefined
  },
}

function rolesOfOne(text: string): RolesOf | undefined {
  const [key = '', letters = '', ...rest] = text.split(':')
  const [personId, held] = [id.unpack(key), roles.filter((role) => letters.includes(roleLetters[role]))]
  const isCanonical = rest.length === 0 && held.length > 0 && held.map((role) => roleLetters[role]).join('') === letters
  return personId !== undefined && isCanonical ? { personId, roles: held } : undefined
}

/** The beginning of a hash in base64url, as `Votes` names what was given. */
export const shortHash: Field<string> = {
  parts: 1,
  pack: (text) => text,
  unpack: (text) => (/^[\w-]{16}$/.test(text) ? text : undefined),
}

/** A day of the calendar. */
export const day: Field<LocalDay> = {
  parts: 1,
  pack: (text) => text,
  unpack: (text) => (isLocalDay(text) ? text : undefined),
}

/** A campaign's name, which may hold anything. */
export const campaignName: Field<string> = {
  parts: 'rest',
  pack: (text) => text,
  unpack: (text) => (text.length > 0 && text.length <= limits.campaignName ? text : undefined),
}

/** `i.` and the id, or `n.` and the name, which may be empty. */
export const which: Field<Which> = {
  parts: 'rest',
  pack: (meant) => ('campaignId' in meant ? `i.${id.pack(meant.campaignId)}` : `n.${meant.name}`),
  unpack: (text) => {
    const rest = text.slice(2)
    if (text.startsWith('n.')) return rest.length <= limits.campaignName ? { name: rest } : undefined
    const campaignId = text.startsWith('i.') ? id.unpack(rest) : undefined
    return campaignId === undefined ? undefined : { campaignId }
  },
}

/** A field for each key. */
export type Fields<T> = { readonly [P in keyof T]-?: Field<T[P]> }

/** Several fields as one, in the order in which they are named. */
export function together<T extends object>(fields: Fields<T>): Field<T> {
  const named = Object.entries<Field<T[keyof T]>>(fields)
  const isOpen = named.some(([, { parts }]) => parts === 'rest')
  return {
    parts: isOpen ? 'rest' : named.reduce((sum, [, { parts }]) => sum + Number(parts), 0),
    pack: (value) => named.map(([key, field]) => field.pack(value[key as keyof T])).join('.'),
    unpack: (text) => {
      const left = text.split('.')
      const found = named.map(([key, { parts, unpack }]) => {
        const own = left.splice(0, parts === 'rest' ? left.length : parts)
        return [key, own.length === 0 ? undefined : unpack(own.join('.'))] as const
      })
      const isWhole = left.length === 0 && found.every(([, value]) => value !== undefined)
      return isWhole ? (Object.fromEntries(found) as T) : undefined
    },
  }
}

export const offer = together<Offer>({ campaignId: id, sessionId: id, position: whole(1), revision: whole(0) })
export const reviewOffer = together<ReviewOffer>({ campaignId: id, sessionId: id, revision: whole(0) })
export const gold = together<GoldKey>({ campaignId: id, itemId: id })

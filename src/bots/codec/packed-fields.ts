import { limits } from '../../domain/campaign.ts'

/** Positions, revisions and minutes fit Postgres' `integer`. */
const largest = 2 ** 31 - 1

/** A UUID as 22 characters of base64url. */
export function packId(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
}

export function unpackId(text: string | undefined): string | null {
  if (text === undefined || !/^[\w-]{21}[AQgw]$/.test(text)) return null
  const hex = Buffer.from(text, 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A number from 0 in its only spelling: no sign, no leading zero, lower case. */
export function wholeNumber(text: string | undefined, base: 10 | 36): number | null {
  if (text === undefined || !(base === 10 ? /^(0|[1-9]\d{0,9})$/ : /^(0|[1-9a-z][0-9a-z]{0,5})$/).test(text))
    return null
  const value = Number.parseInt(text, base)
  return value <= largest ? value : null
}

/** A label id in decimal digits, 1 to 100, or null. */
export function readLabelId(text: string | undefined): number | null {
  const id = wholeNumber(text, 10)
  return id !== null && id >= 1 && id <= limits.labels.max ? id : null
}

/** Label ids between hyphens, none twice; null for anything else. Nothing written means none. */
export function readLabelIds(text: string | undefined): number[] | null {
  if (text === undefined) return null
  if (text === '') return []
  const ids: number[] = []
  for (const part of text.split('-')) {
    const id = readLabelId(part)
    if (id === null || ids.includes(id)) return null
    ids.push(id)
  }
  return ids
}

import { createHash } from 'node:crypto'

/** What a test or the playground says about a person; the rest is filled in. */
export type PersonSeed = {
  /** Lower-case short name; ids and the address are made from it. */
  readonly handle: string
  readonly name: string
  /** Default `en-US`. */
  readonly locale?: string
  /** What their client says of its time zone; empty: nothing, as some phones. */
  readonly zone?: string
  /** A guest of the tenant. */
  readonly isGuest?: boolean
  /** The tenant that the person acts from. Default: the one that the bot is registered in. */
  readonly tenantId?: string
  /** CSS colour behind the initials. */
  readonly colour?: string
}

export type Person = Required<PersonSeed> & {
  /** `29:…`: the account as this bot knows it. */
  readonly id: string
  readonly aadObjectId: string
  readonly email: string
}

export function personFrom(seed: PersonSeed, homeTenantId: string): Person {
  const bytes = createHash('sha256').update(`person ${seed.handle}`).digest()
  return {
    locale: 'en-US',
    zone: '',
    isGuest: false,
    tenantId: homeTenantId,
    colour: '#5f6c7b',
    ...seed,
    id: `29:1${bytes.toString('base64url')}`,
    aadObjectId: uuidOf(bytes),
    email: seed.isGuest === true ? `${seed.handle}@guests.example` : `${seed.handle}@northwind.example`,
  }
}

/** The first sixteen bytes, written as a version 4 UUID. */
function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

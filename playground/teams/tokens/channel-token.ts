import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto'
import type { Json } from '../json.ts'
import type { Parts } from '../parts.ts'
import { TokenIssuer, unsignedToken } from './token-issuer.ts'

/** How a token departs from an honest one. */
export type TokenFlaw =
  | 'none'
  | 'wrong-audience'
  | 'wrong-issuer'
  | 'unknown-key'
  | 'forged-signature'
  | 'alg-none'
  | 'hs256-with-public-key'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-service-url'

/**
 * The `Authorization` header of one delivery.
 *
 * @param flaw null for a valid token; `none` for no token at all, and then null is returned
 */
export function channelAuthorization(parts: Parts, flaw: TokenFlaw | null): string | null {
  if (flaw === 'none') return null
  if (flaw === null) return honestHeader(parts)
  const { issuer } = parts
  const claims = claimsOf(parts, flaw)
  switch (flaw) {
    case 'unknown-key':
      return `Bearer ${strangersIssuer(issuer.issuer).sign(claims)}`
    case 'forged-signature': {
      const signature = strangersIssuer(issuer.issuer).sign(claims).split('.')[2]
      return `Bearer ${issuer.sign(claims).split('.').slice(0, 2).join('.')}.${signature}`
    }
    case 'alg-none':
      return `Bearer ${unsignedToken({ typ: 'JWT', alg: 'none', kid: issuer.keyId }, claims)}.`
    case 'hs256-with-public-key': {
      const unsigned = unsignedToken({ typ: 'JWT', alg: 'HS256', kid: issuer.keyId }, claims)
      return `Bearer ${unsigned}.${createHmac('sha256', issuer.publicPem()).update(unsigned).digest('base64url')}`
    }
    default:
      return `Bearer ${issuer.sign(claims)}`
  }
}

/** Honest tokens by issuer, and when to make the next: signing each delivery anew would cost more than the rest of it. */
const honest = new WeakMap<TokenIssuer, { readonly header: string; readonly untilMs: number }>()

function honestHeader(parts: Parts): string {
  const kept = honest.get(parts.issuer)
  if (kept !== undefined && kept.untilMs > Date.now()) return kept.header
  const header = `Bearer ${parts.issuer.sign(claimsOf(parts, null))}`
  honest.set(parts.issuer, { header, untilMs: Date.now() + 1_800_000 })
  return header
}

function claimsOf(parts: Parts, flaw: TokenFlaw | null): Json {
  const nowS = Math.floor(Date.now() / 1000)
  const hourS = 3600
  const startS = flaw === 'expired' ? nowS - 2 * hourS : flaw === 'not-yet-valid' ? nowS + hourS : nowS
  return {
    serviceurl: flaw === 'wrong-service-url' ? 'https://elsewhere.example/' : parts.serviceUrl(),
    nbf: startS,
    exp: startS + hourS,
    iss: flaw === 'wrong-issuer' ? 'https://issuer.example' : parts.issuer.issuer,
    aud: flaw === 'wrong-audience' ? randomUUID() : parts.bot.appId,
  }
}

let stranger: string | null = null

function strangersIssuer(issuer: string): TokenIssuer {
  stranger ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
  return new TokenIssuer(issuer, stranger)
}

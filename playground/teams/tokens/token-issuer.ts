import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { Json } from '../json.ts'

let keyOfThisProcess: string | null = null

/** An RSA key as PEM. Made once a process: it takes a fifth of a second. */
export function newSigningKey(): string {
  keyOfThisProcess ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
  return keyOfThisProcess
}

/** Signs what the channel sends to the bot, and publishes the key as Microsoft's own issuer does. */
export class TokenIssuer {
  /** The claim `iss`. */
  readonly issuer: string
  readonly keyId: string
  readonly #privateKey: KeyObject
  readonly #publicKey: KeyObject

  constructor(issuer: string, signingKey: string) {
    this.issuer = issuer
    this.#privateKey = createPrivateKey(signingKey)
    this.#publicKey = createPublicKey(this.#privateKey)
    const der = this.#publicKey.export({ type: 'spki', format: 'der' })
    this.keyId = createHash('sha256').update(der).digest('base64url').slice(0, 27)
  }

  metadata(url: string): Json {
    return {
      issuer: this.issuer,
      jwks_uri: `${url}/openid/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }
  }

  keys(): Json {
    const jwk = this.#publicKey.export({ format: 'jwk' })
    return { keys: [{ ...jwk, use: 'sig', alg: 'RS256', kid: this.keyId, x5t: this.keyId, endorsements: ['msteams'] }] }
  }

  /** The public key as a bot holds it: what a forger would use as a shared secret. */
  publicPem(): string {
    return this.#publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  }

  /** The claims of a token that this issuer signed, or null. */
  read(token: string): Json | null {
    const [head = '', body = '', signature = ''] = token.split('.')
    const signed = Buffer.from(`${head}.${body}`)
    if (!verify('RSA-SHA256', signed, this.#publicKey, Buffer.from(signature, 'base64url'))) return null
    return JSON.parse(Buffer.from(body, 'base64url').toString())
  }

  sign(claims: Json): string {
    const unsigned = unsignedToken({ typ: 'JWT', alg: 'RS256', kid: this.keyId, x5t: this.keyId }, claims)
    return `${unsigned}.${sign('RSA-SHA256', Buffer.from(unsigned), this.#privateKey).toString('base64url')}`
  }
}

/** Header and claims, encoded and joined: what is signed. */
export function unsignedToken(header: Json, claims: Json): string {
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
}

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto'

/** What one installation key gives: encrypted tokens, and texts that nobody outside can guess. */
export type Keys = {
  /** Names the key, so that a later one can be told apart. */
  readonly keyId: string
  encrypt(plain: string): Uint8Array<ArrayBuffer>
  /** @throws Error where the text was not encrypted under this key */
  decrypt(sealed: Uint8Array): string
  /** HMAC-SHA256 of the text under a key derived for this purpose alone, as hex. */
  secretSeed(text: string): string
}

const nonceBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM for secrets at rest, and HMAC seeds, each under a key of its own derived by HKDF-SHA256.
 * @param encryptionKey 64 hex digits
 */
export function openKeys(encryptionKey: string): Keys {
  const root = Buffer.from(encryptionKey, 'hex')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', root, '', purpose, 32))
  const sealing = derive('labelbreak tokens')
  // As a key object: Node 24 takes seven times as long to sign with a key that it is given as bytes.
  const seeding = createSecretKey(derive('labelbreak gold'))
  return {
    keyId: createHash('sha256').update(sealing).digest('hex').slice(0, 8),
    encrypt(plain) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]))
    },
    decrypt(sealed) {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, nonceBytes))
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
    },
    secretSeed: (text) => createHmac('sha256', seeding).update(text).digest('hex'),
  }
}

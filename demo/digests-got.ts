import { firstName, type Player } from './cast.ts'
import type { Mail } from './clients/client.ts'
import type { DemoWorld } from './world.ts'

/** A weekly digest as somebody got it; `week` is how it names its days. */
export type DigestGot = { readonly handle: string; readonly week: string }

/** Reads a message as a weekly digest; null where it is none. The sentence that it opens with goes into the transcript. */
export function receiveDigest(world: DemoWorld, reader: Player, mail: Mail): DigestGot | null {
  const week = /(?:Weekly|Last weekly) digest, (\d+ (?:[A-Z][a-z]{2} )?to \d+ [A-Z][a-z]{2})/.exec(mail.words)?.[1]
  if (week === undefined) return null
  const takeaway = mail.notice.slice(mail.notice.indexOf(': ') + 2)
  world.transcript.tell(world.now(), reader, `${firstName(reader)} gets the digest of ${week}: “${takeaway}”`)
  return { handle: reader.handle, week }
}

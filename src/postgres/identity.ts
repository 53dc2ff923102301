import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'

/**
 * Whom Postgres runs as; it refuses to run as root, and `initdb` wants a user with a name.
 *
 * - `own`: whoever we are.
 * - `mapped`: we ourselves, seen from inside a user namespace as an ordinary user. Files stay ours, so folders that only
 *   we may enter are no obstacle.
 * - `other`: another user, for root alone. Its files must belong to that user.
 */
export type Identity =
  | Readonly<{ kind: 'own' }>
  | Readonly<{ kind: 'mapped'; uid: number; gid: number }>
  | Readonly<{ kind: 'other'; uid: number; gid: number }>

export type Owner = Readonly<{ uid: number; gid: number }>

/** Ways to run Postgres on files of `owner` (`null`: none yet), the best first. Some may be refused by the machine. */
export async function possibleIdentities(owner: Owner | null): Promise<readonly Identity[]> {
  const isRoot = process.getuid?.() === 0
  if (!isRoot && hasName()) return [{ kind: 'own' }]
  if (isRoot && owner !== null && owner.uid !== 0) return [{ kind: 'other', ...owner }]
  const nobody = await ordinaryUser()
  if (nobody === null) return [{ kind: 'own' }]
  return [{ kind: 'mapped', ...nobody }, isRoot ? { kind: 'other', ...nobody } : { kind: 'own' }]
}

/** A container started with a bare number for a user has no name for it. */
function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

async function ordinaryUser(): Promise<Owner | null> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const users = text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    // macOS writes nobody as -2, which the system calls read as an unsigned number.
    return name && Number(uid) ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : []
  })
  const chosen = users.find((user) => user.name === 'nobody') ?? users[0]
  return chosen === undefined ? null : { uid: chosen.uid, gid: chosen.gid }
}

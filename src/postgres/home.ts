import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Owner } from './identity.ts'
import { readLog } from './log.ts'
import { type Runtime, runBinary } from './run-binary.ts'

/** The one database user, a superuser. Its password is random and kept in `home/password`. */
export const userName = 'labelbreak'

/** Files in `home` that this code and not Postgres writes at each start. */
const writtenByUs = ['log', join('data', 'labelbreak.conf')]

/** Who owns the files in `home`; `null` when there are none yet. */
export async function homeOwner(home: string): Promise<Owner | null> {
  const found = await stat(join(home, 'data')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new Error(`The database in ${home} cannot be read: ${error.message}. It may belong to another user.`, {
      cause: error,
    })
  })
  return found && { uid: found.uid, gid: found.gid }
}

export async function readPassword(home: string): Promise<string> {
  return (await readFile(join(home, 'password'), 'utf8')).trim()
}

/**
 * Makes an empty database cluster in `home`: `data/`, `password`, and `log`. It is made beside and moved into place whole,
 * so a start that was killed leaves nothing half done, and of two at once the first wins and the other uses it as well.
 */
export async function makeHome(runtime: Runtime, home: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true, mode: 0o700 })
  await sweepAbandoned(home)
  const making = await mkdtemp(`${home}.new-`)
  try {
    await fill(runtime, making)
    await rename(making, home).catch(async (error: unknown) => {
      if ((await homeOwner(home)) === null) throw error
    })
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

async function fill(runtime: Runtime, making: string): Promise<void> {
  await mkdir(join(making, 'data'), { mode: 0o700 })
  await writeFile(join(making, 'password'), `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  await giveHome(runtime, making)
  const log = await open(join(making, 'log'), 'a', 0o600)
  try {
    const made = await runBinary(runtime, 'initdb', making, initdbArguments, log)
    if (!made)
      throw new Error(`Postgres could not make its database in ${dirname(making)}:\n${await readLog(making, 0)}`)
  } finally {
    await log.close()
  }
}

/** The same collation everywhere, whatever languages the machine knows. A password even on loopback. */
function initdbArguments(path: (name: string) => string): string[] {
  return [
    `--username=${userName}`,
    `--pwfile=${path('password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
}

/** Where root runs Postgres as another user, the files must belong to that user: all of them, or those just written. */
export async function giveHome({ identity }: Runtime, home: string): Promise<void> {
  if (identity.kind !== 'other') return
  const { uid, gid } = identity
  const owner = await homeOwner(home)
  const names = owner?.uid === uid ? writtenByUs : await readdir(home, { recursive: true })
  // The owner of `data` stands for all: it changes last, so a change that was cut short is seen and done again.
  for (const name of [...names.filter((each) => each !== 'data'), '', 'data']) await chown(join(home, name), uid, gid)
}

/** Clusters that were being made when their process was killed. Making one takes seconds. */
async function sweepAbandoned(home: string): Promise<void> {
  const tenMinutesAgo = Date.now() - 600_000
  for (const name of await readdir(dirname(home))) {
    if (!name.startsWith(`${basename(home)}.new-`)) continue
    const path = join(dirname(home), name)
    const age = await stat(path).catch(() => null)
    if (age !== null && age.mtimeMs < tenMinutesAgo) await rm(path, { recursive: true, force: true })
  }
}

import { chmod, cp, lstat, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'

/**
 * Copies the binaries to a folder that every user can reach, for the one that Postgres will run as. A copy made by an
 * earlier start is used again.
 *
 * @param works tells whether a copy can be run: some places are mounted without leave to execute
 * @returns the folder of the copy, or `null` where no place works
 */
export async function reachableCopy(
  { folder, version }: Binaries,
  works: (folder: string) => Promise<boolean>,
): Promise<string | null> {
  for (const place of new Set(['/var/lib', '/var/tmp', '/tmp', tmpdir()])) {
    const target = join(place, `labelbreak-postgres-${version}-${process.getuid?.() ?? 0}`)
    const there = (await isOurs(target)) || (await copyTo(folder, target).catch(() => false))
    if (!there) continue
    if (await works(target)) return target
    await rm(target, { recursive: true, force: true })
  }
  return null
}

/** In a folder that others may write to, anybody could have put a Postgres of theirs under the name. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null)
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}

async function copyTo(source: string, target: string): Promise<boolean> {
  const making = await mkdtemp(`${target}.`)
  try {
    await cp(source, making, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'), // for compiling only, a good part of the size
    })
    await openToAll(making)
    await rename(making, target).catch(() => {}) // another process was first
    return await isOurs(target)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

/** Whatever the umask was when the files were made. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, 0o755)
  }
}

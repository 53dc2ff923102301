import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The server process of a cluster. `port` is `null` while it has not opened one yet. */
export type Postmaster = Readonly<{ pid: number; port: number | null }>

/**
 * The server that runs on `home`, if one does. A file left by one that was killed counts for nothing, and is removed
 * where its process id has since gone to some other program: Postgres would take that for a running server.
 */
export async function findPostmaster(home: string): Promise<Postmaster | null> {
  const noted = await readNote(home)
  if (noted === null || !isAlive(noted.pid)) return null
  if (await servesHome(noted.pid, home)) return noted
  const now = await readNote(home)
  if (now?.pid === noted.pid) await rm(noteOf(home), { force: true })
  return null
}

const noteOf = (home: string): string => join(home, 'data', 'postmaster.pid')

/** Lines of postmaster.pid: process id, data folder, start time, port, socket folder, address, memory key, status. */
async function readNote(home: string): Promise<Postmaster | null> {
  const text = await readFile(noteOf(home), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === '') await removeIfOld(noteOf(home))
  const [pid, , , port] = (text ?? '').split('\n')
  return Number(pid) > 0 ? { pid: Number(pid), port: Number(port) || null } : null
}

/** The note is empty for a moment when a server starts, and for good after a power cut: then Postgres would not start. */
async function removeIfOld(note: string): Promise<void> {
  const found = await stat(note).catch(() => null)
  if (found !== null && found.mtimeMs < Date.now() - 60_000) await rm(note, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A server's working folder is its data folder; where that cannot be seen, its name must do. */
async function servesHome(pid: number, home: string): Promise<boolean> {
  if (process.platform !== 'linux') return (await commandOf(pid)).includes('postgres')
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(join(home, 'data')))
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return !gone && (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres'
  }
}

async function commandOf(pid: number): Promise<string> {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['tasklist', '/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']
      : ['ps', '-p', `${pid}`, '-o', 'comm=']
  return promisify(execFile)(command, args).then(
    ({ stdout }) => stdout,
    () => '',
  )
}

import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Identity } from './identity.ts'

/** Everything that decides how a Postgres program is started. */
export type Runtime = Readonly<{ binaries: string; identity: Identity }>

/** Runs `program` on the folder `home`, its output going to `log`. Returns whether it ended well. */
export async function runBinary(
  runtime: Runtime,
  program: 'initdb' | 'pg_ctl',
  home: string,
  args: (path: (name: string) => string) => readonly string[],
  log: FileHandle,
): Promise<boolean> {
  const folder = await open(home, 'r').catch(() => null)
  try {
    // Another user may be unable to walk to `home`. On Linux it needs not: the open folder is handed to it.
    const handed = folder !== null && runtime.identity.kind === 'other' && process.platform === 'linux'
    const path = (name: string): string => (handed ? `/proc/self/fd/3/${name}` : join(home, name))
    return await run(runtime, program, args(path), {
      env: { ...cleanEnvironment(), PGDATA: path('data') },
      stdio: ['ignore', log.fd, log.fd, ...(handed ? [folder.fd] : [])],
    })
  } finally {
    await folder?.close()
  }
}

/** Whether Postgres starts at all under this runtime: for its processor, with its libraries, as that user. */
export async function canRun(runtime: Runtime): Promise<boolean> {
  return run(runtime, 'postgres', ['--version'], { env: cleanEnvironment(), stdio: 'ignore' })
}

async function run(
  { binaries, identity }: Runtime,
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<boolean> {
  const binary = join(binaries, 'bin', program)
  const [command, before] = identity.kind === 'mapped' ? ['unshare', unshareArguments(identity)] : [binary, []]
  const child = spawn(command, [...before, ...(command === binary ? [] : [binary]), ...args], {
    ...options,
    cwd: process.platform === 'win32' ? binaries : '/',
    windowsHide: true,
    ...(identity.kind === 'other' ? { uid: identity.uid, gid: identity.gid } : {}),
  })
  try {
    // 'exit', not 'close': the server that pg_ctl leaves behind keeps the log open.
    const [code] = await once(child, 'exit')
    return code === 0
  } catch {
    return false
  }
}

function unshareArguments({ uid, gid }: Readonly<{ uid: number; gid: number }>): string[] {
  return ['-U', `--map-user=${uid}`, `--map-group=${gid}`, '--']
}

/** Postgres programs take settings from PG… and the locale from LANG and LC_…: none of them is meant for ours. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

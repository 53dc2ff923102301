import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveHome } from './home.ts'
import { openLog, readLog } from './log.ts'
import { findPostmaster } from './postmaster.ts'
import { type Runtime, runBinary } from './run-binary.ts'

/** Recovery after a crash can take long. */
export const patienceMs = 300_000

export type Settings = Readonly<Record<string, string>>

/** Of a lost machine nothing is asked for: fit for data that can be made again. */
export const notDurable: Settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Reachable from this machine only. Statements stay out of the log: they may hold what people wrote. */
const always: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic',
}

/**
 * Starts Postgres on `home` and waits until it answers. It goes on when this process ends.
 *
 * @returns `null`, or Postgres's own words where it did not start
 */
export async function startServer(
  runtime: Runtime,
  home: string,
  port: number,
  settings: Settings,
): Promise<string | null> {
  await writeSettings(home, { ...settings, ...always, port: `${port}` })
  await giveHome(runtime, home)
  const log = await openLog(home)
  try {
    const started = await runBinary(
      runtime,
      'pg_ctl',
      home,
      () => ['start', '-w', '-t', `${patienceMs / 1000}`],
      log.file,
    )
    return started ? null : await readLog(home, log.length)
  } finally {
    await log.file.close()
  }
}

/**
 * Ends open transactions and stops the server, and waits until it is gone. (pg_ctl would go on to wait for the server that
 * somebody else may start the next moment.)
 *
 * @throws Error when it does not stop
 */
export async function stopServer(runtime: Runtime, home: string): Promise<void> {
  const server = await findPostmaster(home)
  if (server === null) return
  const log = await openLog(home)
  try {
    const told = await runBinary(runtime, 'pg_ctl', home, () => ['stop', '-W', '-m', 'fast'], log.file)
    const until = Date.now() + (told ? patienceMs : 0)
    while ((await findPostmaster(home))?.pid === server.pid) {
      if (Date.now() > until) {
        throw new Error(`Postgres in ${home} (process ${server.pid}) did not stop:\n${await readLog(home, log.length)}`)
      }
      await sleep(20)
    }
  } finally {
    await log.file.close()
  }
}

/** A port of 127.0.0.1 that was free a moment ago; another program may still be quicker. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

async function writeSettings(home: string, settings: Settings): Promise<void> {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replace(/['\\]/g, '$&$&')}'\n`)
  const draft = join(home, 'data', `labelbreak.${randomUUID()}`)
  await writeFile(draft, lines.join(''), { mode: 0o600 })
  await rename(draft, join(home, 'data', 'labelbreak.conf'))
  const main = join(home, 'data', 'postgresql.conf')
  const include = "include_if_exists = 'labelbreak.conf'"
  if (!(await readFile(main, 'utf8')).includes(include)) await appendFile(main, `\n${include}\n`)
}

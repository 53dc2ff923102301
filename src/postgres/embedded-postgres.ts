import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureDatabase } from './ensure-database.ts'
import { type Hold, holdServer } from './hold.ts'
import { homeOwner, makeHome, readPassword, userName } from './home.ts'
import { freePort, notDurable, patienceMs, type Settings, startServer, stopServer } from './launch.ts'
import { findPostmaster } from './postmaster.ts'
import type { Runtime } from './run-binary.ts'
import { chooseRuntime } from './runtime.ts'

export type EmbeddedPostgres = Readonly<{
  /** of the database, with user and password */
  url: string
  /** whether another process was using this server already */
  shared: boolean
  /** Stops the server, unless another process still uses it. Call it last: it ends every open connection. */
  stop(): Promise<void>
}>

export type EmbeddedPostgresOptions = Readonly<{
  /** folder to keep the data in; made if missing, open to its owner only */
  dir: string
  /** made if missing; `labelbreak` unless told */
  database?: string
  /** parameters of postgresql.conf, for a server that is not running yet */
  extraSettings?: Settings
  /** `false` trades safety against a power cut for speed */
  durable?: boolean
}>

/**
 * Opens the Postgres that comes with Labelbreak on `dir`, starting it if it does not run. Any number of processes may do so,
 * also at once: they share one server and the last to stop stops it. A server whose processes were all killed is used again.
 *
 * @throws Error, in words for a person, where Postgres cannot run here or on this folder
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = join(resolve(options.dir), 'postgres')
  const owner = await homeOwner(home)
  const runtime = await chooseRuntime(owner)
  if (owner === null) await makeHome(runtime, home)
  const password = await readPassword(home)
  const settings = { ...options.extraSettings, ...(options.durable === false ? notDurable : {}) }
  const { hold, port } = await joinServer(runtime, home, password, settings)
  const database = options.database ?? 'labelbreak'
  await ensureDatabase(urlOf(port, password, 'postgres'), database)
  let stopping: Promise<void> | null = null
  return {
    url: urlOf(port, password, database),
    shared: hold.shared,
    stop() {
      stopping ??= hold.release(() => stopServer(runtime, home))
      return stopping
    },
  }
}

const attempts = 3

/**
 * Postgres itself lets only one server run on a folder, so nothing else has to guard a start: whoever loses the race
 * finds the winner's server. The same loop waits for a server that is starting, recovering or stopping.
 */
async function joinServer(
  runtime: Runtime,
  home: string,
  password: string,
  settings: Settings,
): Promise<{ hold: Hold; port: number }> {
  const until = Date.now() + patienceMs
  const failures: string[] = []
  for (;;) {
    const postmaster = await findPostmaster(home)
    if (postmaster === null) {
      if (failures.length === attempts) throw new Error(`Postgres did not start in ${home}:\n${failures.at(-1)}`)
      // A port can be taken in the moment before Postgres opens it, and a killed server's last processes can linger.
      const failure = await startServer(runtime, home, await freePort(), settings)
      if (failure !== null) failures.push(failure)
    } else if (postmaster.port !== null) {
      const hold = await holdServer(urlOf(postmaster.port, password, 'postgres'))
      if (hold !== null) return { hold, port: postmaster.port }
    }
    if (Date.now() > until) {
      throw new Error(`Postgres in ${home} (process ${postmaster?.pid}) does not answer. End it and start again.`)
    }
    await sleep(failures.length === 0 ? 50 : 250)
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${userName}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

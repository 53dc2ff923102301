import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureDatabase } from '../../src/postgres/ensure-database.ts'
import { readPassword, userName } from '../../src/postgres/home.ts'
import { freePort, startServer, stopServer } from '../../src/postgres/launch.ts'
import { findPostmaster } from '../../src/postgres/postmaster.ts'
import { chooseRuntime } from '../../src/postgres/runtime.ts'
import { migrate } from '../../src/store/db/migrate.ts'
import { copyHome } from './copy-home.ts'

export type RestartablePostgres = Readonly<{
  /** stays the same over every restart */
  url: string
  /** Ends every connection, stops in good order and starts again; `meanwhile` runs while nothing answers. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
  /** The same, but killed in the middle of whatever it was doing: what it acknowledged must still be there. */
  crash(meanwhile?: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}>

/** A durable Postgres of a test's own, with every migration applied, that can fail in the middle of things. */
export async function startRestartablePostgres(): Promise<RestartablePostgres> {
  const dir = await mkdtemp(join(tmpdir(), 'labelbreak-restartable-'))
  const home = join(dir, 'postgres')
  const runtime = await chooseRuntime(null)
  await copyHome(home)
  const port = await freePort()
  const url = `postgresql://${userName}:${await readPassword(home)}@127.0.0.1:${port}`

  const start = async (): Promise<void> => {
    const failure = await startServer(runtime, home, port, {})
    if (failure !== null) throw new Error(failure)
  }
  const kill = async (): Promise<void> => {
    const postmaster = await findPostmaster(home)
    if (postmaster === null) throw new Error('there is no server to kill')
    process.kill(postmaster.pid, 'SIGKILL')
    while (await answers(port)) await sleep(10)
  }

  await start()
  await ensureDatabase(`${url}/postgres`, 'labelbreak')
  await migrate(`${url}/labelbreak`)
  return {
    url: `${url}/labelbreak`,
    async restart(meanwhile) {
      await stopServer(runtime, home)
      await meanwhile?.()
      await start()
    },
    async crash(meanwhile) {
      await kill()
      await meanwhile?.()
      await startOnceFree(start)
    },
    async stop() {
      await stopServer(runtime, home)
      await rm(dir, { recursive: true })
    },
  }
}

/** The last processes of a killed server let go of its memory a moment after it. */
async function startOnceFree(start: () => Promise<void>, attempts = 20): Promise<void> {
  try {
    await start()
  } catch (error) {
    if (attempts === 0) throw error
    await sleep(100)
    await startOnceFree(start, attempts - 1)
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

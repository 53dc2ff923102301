import { Socket } from 'node:net'
import pg from 'pg'

/** A process's place among those that use the server. */
export type Hold = Readonly<{
  /** whether another process was using the server already */
  shared: boolean
  /** Gives the place back and, if nobody else has one, calls `stop` while nobody can take one. */
  release(stop: () => Promise<void>): Promise<void>
}>

/** Advisory locks in the database `postgres`: `use` is shared by all who use the server, `first` is one's alone. */
const use = 5_120_301
const first = 5_120_302
const rejoinMs = 500

/**
 * Takes a place among those that use the server at `url`. The places are locks of one open session each, so that a
 * process which is killed loses its place by itself, and the last to leave can know that it is the last.
 *
 * @returns `null` while the server is starting or stopping
 */
export async function holdServer(url: string): Promise<Hold | null> {
  const taken = await takePlace(url)
  if (taken === null) return null
  let place: Place | null = taken
  let released = false

  /** After a crash Postgres restarts by itself and drops every session: ours has to be taken again. */
  const rejoin = (): void => {
    place = null
    if (released) return
    const retry = async (): Promise<void> => {
      const again = await takePlace(url).catch(() => null)
      if (again === null) return rejoin()
      if (released) return again.session.end()
      place = again
      place.session.once('end', rejoin)
    }
    setTimeout(retry, rejoinMs).unref()
  }
  taken.session.once('end', rejoin)

  const release = async (stop: () => Promise<void>): Promise<void> => {
    released = true
    const leaving = place ?? (await takePlace(url).catch(() => null))
    if (leaving === null) return // the server is gone already
    leaving.socket.ref()
    try {
      if (await isLast(leaving.session)) await stop()
    } finally {
      await leaving.session.end()
    }
  }
  return { shared: taken.shared, release }
}

type Place = Readonly<{ session: pg.Client; socket: Socket; shared: boolean }>

async function takePlace(url: string): Promise<Place | null> {
  const socket = new Socket()
  const session = new pg.Client({
    connectionString: url,
    application_name: 'labelbreak keeper',
    stream: () => socket,
  })
  session.on('error', () => {}) // 'end' follows
  try {
    await session.connect()
    const answer = await session.query<{ used: boolean; led: boolean }>(
      `select pg_try_advisory_lock_shared(${use}) as used, pg_try_advisory_lock(${first}) as led`,
    )
    const { used, led } = answer.rows[0] ?? { used: false, led: false }
    if (used) {
      socket.unref() // a place never keeps the process alive
      return { session, socket, shared: !led }
    }
    await session.end()
    return null
  } catch (error) {
    await session.end().catch(() => {})
    if (isPassing(error)) return null
    throw error
  }
}

/** Gives the place back and says whether nobody else has one. If so, nobody can take one while the session lasts. */
async function isLast(session: pg.Client): Promise<boolean> {
  try {
    await session.query(`select pg_advisory_unlock_shared(${use})`)
    const answer = await session.query<{ last: boolean }>(`select pg_try_advisory_lock(${use}) as last`)
    return answer.rows[0]?.last === true
  } catch {
    return false // only a broken connection can fail these: the server has died meanwhile
  }
}

/** Not listening yet, cut off, or one of Postgres's "starting up" and "shutting down". */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  const passing = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']
  return passing.includes(`${code}`) || error.message.startsWith('Connection terminated')
}

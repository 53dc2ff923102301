import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../generated/client.ts'
import { triedAgain } from './transaction.ts'

/** A pool of connections, spoken to by Prisma and, on the click's path, by pg itself. */
export type Connections = { readonly prisma: PrismaClient; readonly pool: pg.Pool }

export type Database = Connections & {
  /**
   * For what somebody waits for who clicked in a session: connections that nothing else can use up, on which nothing
   * waits for longer than a click may.
   */
  readonly clicks: Connections
  close(): Promise<void>
}

/** What a store function takes first: Prisma inside, or outside, a transaction. */
export type Tx = Pick<PrismaClient, Exclude<keyof PrismaClient, `$${string}`>> & {
  $queryRaw: PrismaClient['$queryRaw']
  $executeRaw: PrismaClient['$executeRaw']
  $queryRawUnsafe: PrismaClient['$queryRawUnsafe']
  $executeRawUnsafe: PrismaClient['$executeRawUnsafe']
}

/**
 * Statements are planned once a connection, often while a table is still small, and run long after it has grown: every
 * one of them is meant to go by an index, so a plan that reads a whole table must not be the one that is kept. Where this
 * machine is gone without a word, the server lets go of what its connections held.
 */
const sessionSettings = `SET enable_seqscan = off; SET jit = off; SET plan_cache_mode = force_generic_plan;
  SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3`

/** Nobody waits longer for a row that somebody holds: what the clock does goes on with the next, a lead is told. */
const mostWaitedMs = 5_000
const ordinarySettings = `${sessionSettings}; SET lock_timeout = ${mostWaitedMs}`

/** Longest that a click waits for a row that somebody holds, or for a statement. */
const clickMs = 2_000
const clickSettings = `${sessionSettings}; SET lock_timeout = ${clickMs}; SET statement_timeout = ${clickMs}`
/** On a connection that is dead the server's limits say nothing: ours come a little later. */
const clickLimits = { query_timeout: clickMs + 200, connectionTimeoutMillis: 1_000 }

/**
 * @param connections most connections held at once; the server must allow at least as many, and those for clicks
 * @param onIdleError told when a connection breaks while nobody uses it; the pool replaces it by itself
 */
export function openDatabase(
  url: string,
  connections: number,
  onIdleError: (error: Error) => void,
  clickConnections = 4,
): Database {
  const ordinary = { max: connections, connectionTimeoutMillis: 10_000 }
  const main = openPool({ ...ordinary, connectionString: url }, ordinarySettings, onIdleError)
  const hasty = { max: clickConnections, ...clickLimits }
  const clicks = openPool({ ...hasty, connectionString: url }, clickSettings, onIdleError)
  clicks.pool.on('release', (error) => {
    if (error instanceof Error && error.message === readTimeout) dropIdle(clicks.pool)
  })
  return {
    ...main,
    clicks,
    async close() {
      for (const { prisma, pool } of [clicks, main]) {
        await prisma.$disconnect()
        await pool.end()
      }
    },
  }
}

/** What pg says of a connection that was silent for `query_timeout`. */
const readTimeout = 'Query read timeout'

/** Where one connection has gone silent, those beside it most likely have too: whoever comes next gets a new one. */
function dropIdle(pool: pg.Pool): void {
  for (let idle = pool.idleCount; idle > 0; idle--) {
    pool.connect().then(
      (client) => client.release(true),
      () => {},
    )
  }
}

function openPool(config: pg.PoolConfig, settings: string, onIdleError: (error: Error) => void): Connections {
  const pool = new pg.Pool({
    ...config,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    onConnect: async (client) => {
      // A connection that breaks inside a transaction, between two statements, has nobody else who listens; unheard, it
      // would end the process. The transaction learns of it from its next statement.
      client.on('error', () => {})
      await client.query(settings)
    },
  })
  pool.on('error', onIdleError)
  // Longer messages of Prisma's quote the values that a query was given.
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' }) }
}

/**
 * Everything inside happens, or nothing. It is done again where Postgres broke a deadlock or a serialization conflict at its
 * cost, so it must leave nothing behind but what it writes by `tx`.
 *
 * @param timeoutMs after which it is undone and throws; more than usual only where the work grows with a file
 */
export function inTransaction<T>(
  database: Pick<Database, 'prisma'>,
  work: (tx: Tx) => Promise<T>,
  timeoutMs = 60_000,
): Promise<T> {
  return triedAgain(() => database.prisma.$transaction(work, { timeout: timeoutMs, maxWait: 10_000 }))
}

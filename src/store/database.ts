import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'
import { triedAgain } from './transaction.ts'

/** One pool of connections, spoken to by Prisma and, on the click's path, by pg itself. */
export type Database = { readonly prisma: PrismaClient; readonly pool: pg.Pool; close(): Promise<void> }

/** What a store function takes first: Prisma inside, or outside, a transaction. */
export type Tx = Pick<PrismaClient, Exclude<keyof PrismaClient, `$${string}`>> & {
  $queryRaw: PrismaClient['$queryRaw']
  $executeRaw: PrismaClient['$executeRaw']
  $queryRawUnsafe: PrismaClient['$queryRawUnsafe']
  $executeRawUnsafe: PrismaClient['$executeRawUnsafe']
}

/**
 * Statements are planned once a connection, often while a table is still small, and run long after it has grown: every
 * one of them is meant to go by an index, so a plan that reads a whole table must not be the one that is kept.
 */
const sessionSettings = 'SET enable_seqscan = off; SET jit = off; SET plan_cache_mode = force_generic_plan'

/**
 * @param connections most connections held at once; the server must allow at least as many
 * @param onIdleError told when a connection breaks while nobody uses it; the pool replaces it by itself
 */
export function openDatabase(url: string, connections: number, onIdleError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    onConnect: async (client) => {
      // A connection that breaks inside a transaction, between two statements, has nobody else who listens; unheard, it
      // would end the process. The transaction learns of it from its next statement.
      client.on('error', () => {})
      await client.query(sessionSettings)
    },
  })
  pool.on('error', onIdleError)
  // Longer messages of Prisma's quote the values that a query was given.
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' })
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/**
 * Everything inside happens, or nothing. It is done again where Postgres broke a deadlock or a serialization conflict at its
 * cost, so it must leave nothing behind but what it writes by `tx`.
 *
 * @param timeoutMs after which it is undone and throws; more than usual only where the work grows with a file
 */
export function inTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>, timeoutMs = 60_000): Promise<T> {
  return triedAgain(() => database.prisma.$transaction(work, { timeout: timeoutMs, maxWait: 10_000 }))
}

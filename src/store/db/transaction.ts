import type pg from 'pg'
import { z } from 'zod'

/** Postgres breaks one side of a deadlock, or of a serialization conflict, and expects it to try again. */
const tryAgainCodes = new Set(['40P01', '40001'])
const tries = 4

/** Everything inside happens on one connection, or nothing; tried again where Postgres asks for it. */
export async function transactionOn<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return await triedAgain(() => once(pool, work))
}

/** Work that is undone as a whole where it fails, tried again where Postgres asks for it. */
export async function triedAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === tries || !tryAgainCodes.has(errorCode(error) ?? '')) throw error
    }
  }
}

const hiddenCode = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
})

/**
 * Postgres' five-character code of an error, also where Prisma has put one of its own before it; of other errors the code
 * that they have, such as ECONNREFUSED, or null.
 */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  const hidden = hiddenCode.safeParse(error)
  if (hidden.success) return hidden.data.meta.driverAdapterError.cause.originalCode
  return typeof error.code === 'string' ? error.code : null
}

/** Whether a unique index refused a row. */
export function isUniqueViolation(error: unknown): boolean {
  return errorCode(error) === '23505'
}

/** What a connection that is dead, or busy with what nobody waits for any more, does not answer soon: it is thrown away. */
const rollback = { text: 'ROLLBACK', query_timeout: 1_000 }

async function once<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const done = await work(client)
    await client.query('COMMIT')
    return done
  } catch (error) {
    await client.query(rollback).catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

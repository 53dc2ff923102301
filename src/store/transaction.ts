import type pg from 'pg'

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

/** Postgres' five-character code of an error; null where it is none of Postgres' errors. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** Whether a unique index refused a row, as Postgres or Prisma say it. */
export function isUniqueViolation(error: unknown): boolean {
  const code = errorCode(error)
  return code === '23505' || code === 'P2002'
}

async function once<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const done = await work(client)
    await client.query('COMMIT')
    return done
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

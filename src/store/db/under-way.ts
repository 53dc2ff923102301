import type pg from 'pg'

/**
 * Does something of which there is one at a time, in all replicas. That it is under way is a lock of the connection, so it
 * is over when the process ends, however that ends.
 */
export async function onceAtATime<T>(pool: pg.Pool, name: string, work: () => Promise<T>): Promise<T | 'under-way'> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const lock = 'pg_try_advisory_lock(hashtextextended($1, 0))'
    const { rows } = await client.query<{ mine: boolean }>(`SELECT ${lock} AS mine`, [name])
    if (rows[0]?.mine !== true) return 'under-way'
    try {
      return await work()
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch((error: Error) => {
        broken = error
      })
    }
  } finally {
    client.release(broken)
  }
}

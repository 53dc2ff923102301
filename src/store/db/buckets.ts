import type pg from 'pg'
import type { Limit } from '../../domain/messages/limit.ts'

/**
 * A platform's limits as token buckets that all replicas share. A bucket is one moment: when it will be full again if
 * nothing more is taken (the generic cell rate algorithm). All times are the database's, so that replicas agree.
 */
const takeSql = {
  name: 'take-places',
  text: `INSERT INTO buckets AS b (key, full_at)
    SELECT key, now() + every_ms * interval '1 ms' FROM unnest($1::text[], $2::float8[]) AS l(key, every_ms) ORDER BY key
    ON CONFLICT (key) DO UPDATE SET full_at = greatest(b.full_at, now()) + (excluded.full_at - now())
    RETURNING key, extract(epoch FROM full_at - now())::float8 * 1000 AS full_in_ms,
      coalesce(extract(epoch FROM closed_until - now())::float8 * 1000, 0) AS closed_for_ms`,
}

/**
 * Takes a place in each of these limits.
 * @returns after how many milliseconds the call may be made; 0 for at once. The place is kept until then.
 */
export async function takePlaces(pool: pg.Pool, limits: readonly Limit[]): Promise<number> {
  if (limits.length === 0) return 0
  const { rows } = await pool.query<{ key: string; full_in_ms: number; closed_for_ms: number }>({
    ...takeSql,
    values: [limits.map(({ key }) => key), limits.map(({ everyMs }) => everyMs)],
  })
  const waits = limits.map(({ key, burst, everyMs }) => {
    const row = rows.find((one) => one.key === key)
    return row === undefined ? 0 : Math.max(row.full_in_ms - burst * everyMs, row.closed_for_ms)
  })
  return Math.ceil(Math.max(0, ...waits))
}

/** After how many milliseconds the last of so many calls could be made, if all of them were begun now; 0 for at once. */
export async function waitForPlaces(pool: pg.Pool, limits: readonly Limit[], calls: number): Promise<number> {
  const { rows } = await pool.query<{ key: string; full_in_ms: number; closed_for_ms: number }>({
    name: 'wait-for-places',
    text: `SELECT key, greatest(extract(epoch FROM full_at - now()), 0)::float8 * 1000 AS full_in_ms,
        greatest(coalesce(extract(epoch FROM closed_until - now()), 0), 0)::float8 * 1000 AS closed_for_ms
      FROM buckets WHERE key = ANY($1::text[])`,
    values: [limits.map(({ key }) => key)],
  })
  const waits = limits.map(({ key, burst, everyMs }) => {
    const row = rows.find((one) => one.key === key)
    return Math.max((row?.full_in_ms ?? 0) + (calls - burst) * everyMs, row?.closed_for_ms ?? 0)
  })
  return Math.ceil(Math.max(0, ...waits))
}

/** How long the platform has said to wait with any of these calls, in milliseconds; 0 where it has not. */
export async function closedForMs(pool: pg.Pool, limits: readonly Limit[]): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>({
    name: 'closed-buckets',
    text: `SELECT coalesce(max(extract(epoch FROM closed_until - now())::float8 * 1000), 0) AS ms
      FROM buckets WHERE key = ANY($1::text[]) AND closed_until > now()`,
    values: [limits.map(({ key }) => key)],
  })
  return Math.ceil(rows[0]?.ms ?? 0)
}

/** The platform said to wait: nothing goes out before that is over, and then no faster than the limit fills up. */
export async function closeBuckets(pool: pg.Pool, limits: readonly Limit[], forMs: number): Promise<void> {
  await pool.query(
    `INSERT INTO buckets AS b (key, full_at, closed_until)
     SELECT key, now() + ($3 + full_ms) * interval '1 ms', now() + $3 * interval '1 ms'
     FROM unnest($1::text[], $2::float8[]) AS l(key, full_ms) ORDER BY key
     ON CONFLICT (key) DO UPDATE SET full_at = greatest(b.full_at, excluded.full_at),
       closed_until = greatest(b.closed_until, excluded.closed_until)`,
    [limits.map(({ key }) => key), limits.map(({ burst, everyMs }) => (burst - 1) * everyMs), forMs],
  )
}

/** Forgets limits that nobody has touched for a day: a person's conversation has one of its own. */
export async function forgetIdleBuckets(pool: pg.Pool): Promise<void> {
  await pool.query(`DELETE FROM buckets WHERE full_at < now() - interval '1 day'`)
}

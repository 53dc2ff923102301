import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { applyOutside, runsOutside } from './outside-transaction.ts'
import { errorCode } from './transaction.ts'

type Migration = Readonly<{ name: string; sql: string }>

type Options = { folder?: string; upTo?: string | null; tell?: (said: string) => void }

const ownFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))

/** The advisory lock that `prisma migrate deploy` takes, so that the two never run side by side. */
const migrating = 72_707_369
/** How often somebody who waits for that lock looks whether it is free. */
const lookEachMs = 250

/**
 * How long a migration waits for a table, in which everybody else waits behind it; so it gives way, and tries again after
 * a pause.
 */
const lockTimeoutMs = 1_000
const pauseMs = 2_000
const tries = 30
/** A lock that others held for too long, a deadlock, a serialization failure. */
const tryAgainCodes = new Set(['55P03', '40P01', '40001'])

/** Code of what `RAISE NOTICE` says; Postgres' own notices have others. */
const raised = '00000'

/** A session whose process or machine is gone must not keep the lock for hours. */
const keepalive = 'SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3'

/**
 * Brings the database at `url` up to date with the migrations in `folder` (each `<name>/migration.sql`, in order of name).
 * Keeps the same record as `prisma migrate deploy`, so either may be used at any time. Any number of processes may call it
 * at once: one does the work, the others wait for it. Each migration is applied whole or not at all, but for those that
 * say that they run outside a transaction: `outside-transaction.ts` tells how.
 *
 * Migrations that the database has and the folder lacks are let be: an older release may start beside a newer one.
 *
 * @param upTo the last one to apply, by name; null for all
 * @param tell told what a migration says that it did to what was there, as `RAISE NOTICE`
 * @throws Error when an applied migration has been edited since, one has failed before, or one fails now
 */
export async function migrate(
  url: string,
  { folder = ownFolder, upTo = null, tell = () => {} }: Options = {},
): Promise<void> {
  const migrations = (await readMigrations(folder)).filter(({ name }) => upTo === null || name <= upTo)
  const session = new pg.Client({ connectionString: url })
  session.on('error', () => {}) // the query under way is rejected with it
  session.on('notice', ({ code, message }) => {
    if (code === raised && message !== undefined) tell(message)
  })
  await session.connect()
  try {
    await session.query(keepalive)
    await takeLock(session)
    const applied = await readApplied(session)
    for (const migration of migrations) {
      const checksum = applied.get(migration.name)
      if (checksum === undefined) await apply(session, migration)
      else refuseEdited(migration, checksum)
    }
  } finally {
    await session.end()
  }
}

/** Looks again and again: a session that waits inside a statement would keep an index from being built concurrently. */
async function takeLock(session: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await session.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [migrating])
    if (rows[0]?.taken === true) return
    await sleep(lookEachMs)
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  )
}

/** Checksums of the migrations that the database has, by name. */
async function readApplied(session: pg.Client): Promise<Map<string, string>> {
  await session.query(`
    CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id"                  VARCHAR(36) PRIMARY KEY NOT NULL,
      "checksum"            VARCHAR(64) NOT NULL,
      "finished_at"         TIMESTAMPTZ,
      "migration_name"      VARCHAR(255) NOT NULL,
      "logs"                TEXT,
      "rolled_back_at"      TIMESTAMPTZ,
      "started_at"          TIMESTAMPTZ NOT NULL DEFAULT now(),
      "applied_steps_count" INTEGER NOT NULL DEFAULT 0
    )`)
  const { rows } = await session.query<{ name: string; checksum: string; finished: boolean }>(`
    select migration_name as name, checksum, finished_at is not null as finished
    from "_prisma_migrations" where rolled_back_at is null order by started_at`)
  const failed = rows.find((row) => !row.finished)
  if (failed !== undefined) {
    throw new Error(
      `The migration ${failed.name} failed on this database before, and nothing more is applied until that is settled. ` +
        'Mend the database, then run "prisma migrate resolve".',
    )
  }
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

async function apply(session: pg.Client, migration: Migration): Promise<void> {
  const outside = runsOutside(migration.sql)
  for (let attempt = 1; ; attempt++) {
    try {
      return await (outside ? applyAndRecord(session, migration) : applyWhole(session, migration))
    } catch (error) {
      if (attempt < tries && tryAgainCodes.has(errorCode(error) ?? '')) {
        await sleep(pauseMs)
        continue
      }
      const reason = error instanceof Error ? error.message : error
      const left = outside ? 'and is begun again at the next start' : 'and was undone'
      throw new Error(`The migration ${migration.name} failed ${left}: ${reason}`, { cause: error })
    }
  }
}

/** Both in one transaction: the change and the record of it. */
async function applyWhole(session: pg.Client, migration: Migration): Promise<void> {
  await session.query('begin')
  try {
    await session.query(`set local lock_timeout = ${lockTimeoutMs}`)
    await session.query(migration.sql)
    await record(session, migration)
    await session.query('commit')
  } catch (error) {
    await session.query('rollback').catch(() => {})
    throw error
  }
}

/** The record comes last: without it, all of the migration is run again. */
async function applyAndRecord(session: pg.Client, migration: Migration): Promise<void> {
  await applyOutside(session, migration.sql)
  await record(session, migration)
}

async function record(session: pg.Client, { name, sql }: Migration): Promise<void> {
  await session.query(
    `insert into "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), checksumOf(sql), name],
  )
}

/** Prisma takes a file for the same one when only its line endings differ, as git on Windows leaves them. */
function refuseEdited({ name, sql }: Migration, checksum: string): void {
  const unix = sql.replaceAll('\r\n', '\n')
  if ([sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => checksumOf(text) === checksum)) return
  throw new Error(
    `The migration ${name} was applied to this database and has been edited since (its checksum differs). ` +
      'Restore the file as it was, and make a new migration for the change.',
  )
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

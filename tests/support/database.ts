import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { EmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts'
import { migrate } from '../../src/store/db/migrate.ts'
import { openTestServer } from './open-test-server.ts'

const template = 'labelbreak_template'
const copying = 5_120_400

let server: Promise<EmbeddedPostgres> | null = null

/** A database with every migration applied and nothing in it, for one test file. Call `drop` when done, in `afterAll`. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID()}`
  await asAdmin(async (admin) => {
    // A database can be copied only while nobody is connected to it, so the copies are made one after another.
    await admin.query('select pg_advisory_lock($1)', [copying])
    await ensureTemplate(admin)
    await admin.query(`create database "${name}" template ${template}`)
  })
  return {
    url: await urlOf(name),
    drop: () => asAdmin(async (admin) => void (await admin.query(`drop database if exists "${name}" with (force)`))),
  }
}

/** A database with nothing in it at all. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID()}`
  await asAdmin(async (admin) => void (await admin.query(`create database "${name}" template template0`)))
  return {
    url: await urlOf(name),
    drop: () => asAdmin(async (admin) => void (await admin.query(`drop database if exists "${name}" with (force)`))),
  }
}

async function ensureTemplate(admin: pg.Client): Promise<void> {
  const found = await admin.query('select from pg_database where datname = $1', [template])
  if (found.rowCount === 1) return
  const making = `${template}_${randomUUID()}`
  await admin.query(`create database "${making}" template template0`)
  await migrate(await urlOf(making))
  await admin.query(`alter database "${making}" rename to ${template}`)
}

async function asAdmin(work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: await urlOf('postgres') })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

async function urlOf(database: string): Promise<string> {
  server ??= openTestServer(inject('postgresDir'))
  const url = new URL((await server).url)
  url.pathname = `/${database}`
  return url.href
}

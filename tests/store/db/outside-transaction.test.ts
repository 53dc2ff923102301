import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../src/store/db/migrate.ts'
import { emptyDatabase } from '../../support/database.ts'

const outside = '-- labelbreak: outside a transaction\n'
const indexed = `${outside}-- Why it is needed; and by whom.\nCREATE INDEX CONCURRENTLY "by_name" ON fruit (name);\n`

let folder: string
let database: { url: string; drop(): Promise<void> }
let open: pg.Client[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  database = await emptyDatabase()
  open = []
  await write('1_first', "create table fruit (name text); insert into fruit values ('fig')")
  await migrate(database.url, { folder })
})
afterEach(async () => {
  await Promise.all(open.map((session) => session.end()))
  await database.drop()
  await rm(folder, { recursive: true })
})

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

async function connect(): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: database.url })
  session.on('error', () => {})
  await session.connect()
  open.push(session)
  return session
}

/** Somebody whose transaction wrote to the table: a build waits for its end. */
async function writer(): Promise<{ end(): Promise<void> }> {
  const session = await connect()
  await session.query("begin; insert into fruit values ('plum')")
  return { end: async () => void (await session.query('commit')) }
}

function migrateElsewhere(): ChildProcess {
  const path = new URL('../../../src/store/db/migrate.ts', import.meta.url).href
  const script = `import { migrate } from '${path}'; await migrate('${database.url}', { folder: '${folder}' })`
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
}

async function until(asked: pg.Client, sql: string): Promise<void> {
  while ((await asked.query(sql)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

const building = `select from pg_stat_activity where query like 'CREATE INDEX CONCURRENTLY%' and wait_event_type = 'Lock'
  and datname = current_database()`
const state = async (session: pg.Client) => ({
  indexes: (
    await session.query(`select indexrelid::regclass::text as name, indisvalid as valid from pg_index
    where indrelid = 'fruit'::regclass`)
  ).rows,
  recorded: (await session.query('select from _prisma_migrations where finished_at is not null')).rowCount,
})
const built = { indexes: [{ name: 'by_name', valid: true }], recorded: 2 }

describe('a migration outside a transaction', () => {
  it('is run statement by statement, each kept for itself, and recorded after the last', async () => {
    const slow = `${outside}create table if not exists kept (x int);\r\nCREATE INDEX CONCURRENTLY IF NOT EXISTS by_name\r\n  ON fruit (name);\r\n`
    await write('2_second', `${slow}insert into vegetable values (1);\n`)
    await expect(migrate(database.url, { folder })).rejects.toThrow(/2_second failed and is begun again.*vegetable/)
    const session = await connect()
    expect(await state(session)).toEqual({ ...built, recorded: 1 })
    await write('2_second', `${slow}create table vegetable (x int)`)
    await migrate(database.url, { folder })
    expect(await state(session)).toEqual(built)
  })

  it('killed while it builds an index, and its connection with it, is built again at the next start', async () => {
    await write('2_second', indexed)
    const session = await connect()
    const other = await writer()
    const child = migrateElsewhere()
    await until(session, building)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await session.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
      and query like 'CREATE INDEX CONCURRENTLY%' and pid <> pg_backend_pid()`)
    await other.end()
    await until(session, "select from pg_index where indrelid = 'fruit'::regclass and not indisvalid")
    await migrate(database.url, { folder })
    expect(await state(session)).toEqual(built)
  })

  it('killed while the server goes on building, is waited for and recorded', async () => {
    await write('2_second', indexed)
    const session = await connect()
    const other = await writer()
    const child = migrateElsewhere()
    await until(session, building)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const again = migrate(database.url, { folder })
    await other.end()
    await again
    expect(await state(session)).toEqual(built)
  })

  it('is built by one of several replicas that start together', async () => {
    await write('2_second', indexed)
    const session = await connect()
    const other = await writer()
    const replicas = Array.from({ length: 4 }, () => migrate(database.url, { folder }))
    await until(session, building)
    await other.end()
    await Promise.all(replicas)
    expect(await state(session)).toEqual(built)
  })
})

describe('a migration that needs a table which somebody holds', () => {
  it('gives way to those behind it, and is done once the table is free', async () => {
    await write('2_second', 'alter table fruit add column ripe boolean')
    const session = await connect()
    const other = await writer()
    const migrating = migrate(database.url, { folder })
    const waiting = `select from pg_stat_activity where query like 'alter table%' and wait_event_type = 'Lock'`
    await until(session, waiting)
    // A read asked for now stands behind the migration, which stands behind the writer.
    expect((await session.query('select name from fruit')).rows).toEqual([{ name: 'fig' }])
    await other.end()
    await migrating
    expect((await state(session)).recorded).toBe(2)
  })
})

import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { type MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../src/store/db/migrate.ts'
import { emptyDatabase, freshDatabase } from '../../support/database.ts'

let folder: string
let database: { url: string; drop(): Promise<void> }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  database = await emptyDatabase()
})
afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

async function ask(sql: string, url = database.url): Promise<pg.QueryResult['rows']> {
  const session = new pg.Client({ connectionString: url })
  await session.connect()
  return (await session.query(sql).finally(() => session.end())).rows
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const names = () => ask('select migration_name as name from _prisma_migrations order by started_at')

describe('migrating a database', () => {
  it('applies what is missing in order of name, and nothing twice', async () => {
    await write('2_second', 'alter table fruit add column ripe boolean;')
    await write('1_first', "create table fruit (name text);\ninsert into fruit values ('fig');")
    await migrate(database.url, { folder })
    await migrate(database.url, { folder })
    await write('3_third', "insert into fruit values ('plum', true)")
    await migrate(database.url, { folder })
    expect(await names()).toEqual([{ name: '1_first' }, { name: '2_second' }, { name: '3_third' }])
    expect(await ask('select name from fruit order by name')).toEqual([{ name: 'fig' }, { name: 'plum' }])
  })

  it('keeps the record that Prisma keeps', async () => {
    const sql = 'create table fruit (name text);\n'
    await write('1_first', sql)
    await migrate(database.url, { folder })
    const [row] = await ask('select * from _prisma_migrations')
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      checksum: sha256(sql),
      finished_at: expect.any(Date),
      migration_name: '1_first',
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    })
    expect(row.finished_at >= row.started_at).toBe(true)
    const columns =
      await ask(`select column_name, data_type, character_maximum_length as length, is_nullable, column_default
      from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`)
    expect(columns.map((each) => Object.values(each).join(' ').trim())).toEqual([
      'id character varying 36 NO',
      'checksum character varying 64 NO',
      'finished_at timestamp with time zone  YES',
      'migration_name character varying 255 NO',
      'logs text  YES',
      'rolled_back_at timestamp with time zone  YES',
      'started_at timestamp with time zone  NO now()',
      'applied_steps_count integer  NO 0',
    ])
  })

  it('lets one of several replicas work while the others wait', async () => {
    await write('1_first', 'create table fruit (name text); select pg_sleep(0.1)')
    await write('2_second', "insert into fruit values ('fig')")
    await Promise.all(Array.from({ length: 8 }, () => migrate(database.url, { folder })))
    expect(await ask('select name from fruit')).toEqual([{ name: 'fig' }])
    expect(await names()).toHaveLength(2)
  })

  it('undoes a migration that fails, names it, and can try it again once it is mended', async () => {
    await write('1_first', 'create table fruit (name text)')
    await write('2_second', "insert into fruit values ('fig'); insert into vegetable values ('leek')")
    await expect(migrate(database.url, { folder })).rejects.toThrow(/2_second failed and was undone: .*vegetable/)
    expect(await ask('select name from fruit')).toEqual([])
    await write('2_second', "insert into fruit values ('fig')")
    await migrate(database.url, { folder })
    expect(await ask('select name from fruit')).toEqual([{ name: 'fig' }])
  })

  it('refuses a migration that was edited after it was applied', async () => {
    await write('1_first', 'create table fruit (name text)')
    await migrate(database.url, { folder })
    await write('1_first', 'create table fruit (name text, ripe boolean)')
    await write('2_second', 'create table vegetable (name text)')
    await expect(migrate(database.url, { folder })).rejects.toThrow(/1_first.*edited since/)
    expect(await names()).toHaveLength(1)
  })

  it('takes a file with other line endings for the same', async () => {
    await write('1_first', 'create table fruit (\n  name text\n)\n')
    await migrate(database.url, { folder })
    await write('1_first', 'create table fruit (\r\n  name text\r\n)\r\n')
    await migrate(database.url, { folder })
    expect(await names()).toHaveLength(1)
  })

  it('applies again what was marked as rolled back', async () => {
    await migrate(database.url, { folder })
    await ask(`insert into _prisma_migrations (id, checksum, migration_name, rolled_back_at)
      values ('x', 'y', '1_first', now())`)
    await write('1_first', 'create table fruit (name text)')
    await migrate(database.url, { folder })
    expect(await ask('select name from fruit')).toEqual([])
  })

  it('lets an older release start on a newer database', async () => {
    await write('1_first', 'create table fruit (name text)')
    await write('2_second', 'create table vegetable (name text)')
    await migrate(database.url, { folder })
    await rm(join(folder, '2_second'), { recursive: true })
    await expect(migrate(database.url, { folder })).resolves.toBeUndefined()
  })
})

describe('beside Prisma’s own engine', () => {
  const filters = { externalTables: [], externalEnums: [] }

  /** What `prisma migrate deploy` and `prisma migrate status` ask of the folder and the database. */
  async function prisma<T>(work: (engine: SchemaEngine, migrationsList: MigrationList) => Promise<T>): Promise<T> {
    const found = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
    const migrationDirectories = await Promise.all(
      found.map(async ({ name }) => {
        const value = await readFile(join(folder, name, 'migration.sql'), 'utf8')
        return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
      }),
    )
    const lockfile = {
      path: 'migration_lock.toml',
      content: await readFile(join(folder, 'migration_lock.toml'), 'utf8'),
    }
    const pool = new pg.Pool({ connectionString: database.url })
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool))
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
    try {
      return await work(engine, { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories })
    } finally {
      engine.free()
      await pool.end() // gives back the lock that Prisma took
    }
  }
  const deploy = () => prisma((engine, migrationsList) => engine.applyMigrations({ migrationsList, filters }))

  it('either goes on where the other left off', async () => {
    await write('1_first', 'create table fruit (name text)')
    await migrate(database.url, { folder })
    expect(await deploy()).toEqual({ appliedMigrationNames: [] })
    await write('2_second', "insert into fruit values ('fig')")
    expect(await deploy()).toEqual({ appliedMigrationNames: ['2_second'] })
    await migrate(database.url, { folder })
    expect(await ask('select name from fruit')).toEqual([{ name: 'fig' }])
    await write('1_first', 'create table fruit (name text, ripe boolean)')
    const status = await prisma((engine, migrationsList) =>
      engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
    )
    expect(status).toMatchObject({ editedMigrationNames: ['1_first'], failedMigrationNames: [] })
  })

  it('an index is built outside a transaction by either', async () => {
    const line = '-- labelbreak: outside a transaction\n'
    await write('1_first', 'create table fruit (name text)')
    await write('2_second', `${line}CREATE INDEX CONCURRENTLY by_name ON fruit (name);\n`)
    await write('3_third', `${line}CREATE INDEX CONCURRENTLY twice ON fruit (name);\n`)
    expect(await deploy()).toEqual({ appliedMigrationNames: ['1_first', '2_second', '3_third'] })
    await ask(`delete from _prisma_migrations where migration_name = '3_third'`)
    await migrate(database.url, { folder })
    expect(await deploy()).toEqual({ appliedMigrationNames: [] })
  })

  it('nothing is done to a database on which Prisma failed', async () => {
    await write('1_first', 'create table fruit (name text); insert into vegetable values (1)')
    await expect(deploy()).rejects.toThrow(/vegetable/)
    await expect(migrate(database.url, { folder })).rejects.toThrow(/1_first failed on this database before/)
  })
})

describe('a fresh database for a test file', () => {
  it('has every migration of the product and is nobody else’s', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
    expect(one.url).not.toBe(two.url)
    await migrate(one.url) // refused if the template's record were not that of the folder
    const [count] = await ask('select count(*)::int as migrations from _prisma_migrations', one.url)
    expect(count.migrations).toBeGreaterThan(0)
    await ask('create table mine ()', one.url)
    expect(await ask(`select to_regclass('mine') as mine`, two.url)).toEqual([{ mine: null }])
    await Promise.all([one.drop(), two.drop()])
  })
})

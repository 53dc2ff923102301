import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newMigration } from '../../prisma/new-migration.ts'
import { schemaDiff } from '../../prisma/schema-diff.ts'
import { emptyDatabase, freshDatabase } from '../support/database.ts'

const product = fileURLToPath(new URL('../../prisma', import.meta.url))
const head = 'datasource db {\n  provider = "postgresql"\n}\n'
const fruit = (more = '') => `${head}model Fruit {\n  name String @id\n${more}}\n`
const noon = new Date('2030-01-02T12:00:00Z')
const later = new Date('2030-01-02T12:00:01Z')

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'new-migration-'))
  await mkdir(join(folder, 'migrations'))
})
afterEach(() => rm(folder, { recursive: true }))

async function lend<T>(work: (url: string) => Promise<T>): Promise<T> {
  const database = await emptyDatabase()
  return work(database.url).finally(() => database.drop())
}
const make = (name: string, now: Date) => newMigration(folder, name, now, lend)
const writeSchema = (text: string) => writeFile(join(folder, 'schema.prisma'), text)
const read = (name: string) => readFile(join(folder, 'migrations', name), 'utf8')

describe('a new migration', () => {
  it('goes from an empty database to the schema, then from each schema to the next', async () => {
    await writeSchema(fruit())
    expect(await make('first', noon)).toContain('20300102120000_first')
    expect(await read('20300102120000_first/migration.sql')).toContain('CREATE TABLE "Fruit"')
    await writeSchema(fruit('  ripe Boolean?\n'))
    await make('ripeness', later)
    expect(await read('20300102120001_ripeness/migration.sql')).toMatch(
      /^-- AlterTable\nALTER TABLE "Fruit" ADD COLUMN +"ripe" BOOLEAN;\n$/,
    )
    expect(await make('nothing', new Date(later.getTime() + 1000))).toBeNull()
  })

  it('leaves alone what an earlier migration says beyond the schema', async () => {
    await writeSchema(fruit())
    const first = await make('first', noon)
    await writeFile(
      `${first}`,
      `${await readFile(`${first}`, 'utf8')}\nCREATE INDEX ripe ON "Fruit" (name) WHERE name > 'f';`,
    )
    await writeSchema(fruit('  ripe Boolean?\n'))
    await make('ripeness', later)
    expect(await read('20300102120001_ripeness/migration.sql')).not.toContain('INDEX')
  })

  it('is not written where it does not apply after the earlier ones', async () => {
    await writeSchema(fruit())
    const first = await make('first', noon)
    await writeFile(`${first}`, `${await readFile(`${first}`, 'utf8')}\nALTER TABLE "Fruit" ADD COLUMN ripe INTEGER;`)
    await writeSchema(fruit('  ripe Boolean?\n'))
    await expect(make('ripeness', later)).rejects.toThrow(/ripeness failed.*"ripe".*already exists/)
    expect(await readdir(join(folder, 'migrations'))).toHaveLength(2)
    expect(await read('schema.snapshot')).toBe(fruit())
  })

  it('is refused with a name that is no name, a schema that is faulty, or a date before the last one', async () => {
    await writeSchema(fruit())
    await expect(make('../up', noon)).rejects.toThrow(/no name for a migration/)
    await expect(make('', noon)).rejects.toThrow(/no name for a migration/)
    await make('first', later)
    await writeSchema(fruit('  ripe Bool\n'))
    await expect(make('second', noon)).rejects.toThrow(/dated later than now/)
    await expect(make('third', new Date(later.getTime() + 1000))).rejects.toThrow(/Bool/)
  })
})

describe('the migrations of the product', () => {
  it('cover every change of the schema', async () => {
    await cp(product, folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
    expect(await newMigration(folder, 'missing', new Date('2999-01-01T00:00:00Z'))).toBeNull()
  })

  it('make the very tables, indexes and rules that the schema asks for, whatever else they make', async () => {
    const [migrated, asked] = await Promise.all([freshDatabase(), emptyDatabase()])
    const schema = await readFile(join(product, 'schema.prisma'), 'utf8')
    await ask(asked.url, await schemaDiff(asked.url, null, schema))
    expect(await ask(migrated.url, columns)).toEqual(await ask(asked.url, columns))
    for (const things of [indexes, rules]) {
      expect(await ask(migrated.url, things)).toEqual(expect.arrayContaining(await ask(asked.url, things)))
    }
    await Promise.all([migrated.drop(), asked.drop()])
  })
})

const columns = `select table_name, column_name, data_type, udt_name, datetime_precision, is_nullable, column_default
  from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'
  order by table_name, column_name`
const indexes = `select indexdef from pg_indexes where schemaname = 'public'`
const rules = `select conrelid::regclass::text as on_table, conname, pg_get_constraintdef(oid) as rule from pg_constraint
  where connamespace = 'public'::regnamespace`

async function ask(url: string, sql: string): Promise<unknown[]> {
  const session = new pg.Client({ connectionString: url })
  await session.connect()
  return (await session.query(sql).finally(() => session.end())).rows
}

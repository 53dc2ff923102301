import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts'
import { migrate } from '../src/store/db/migrate.ts'
import { schemaDiff } from './schema-diff.ts'

/** The schema as the last migration left it, kept beside the migrations. */
export const snapshotName = 'schema.snapshot'

/** Lends an empty database to `work`. */
type Lender = <T>(work: (url: string) => Promise<T>) => Promise<T>

/**
 * Writes the migration that a change of the schema needs, once it is seen to apply after all earlier ones. It can be edited
 * until it is first applied.
 *
 * @param folder holds `schema.prisma` and `migrations/`
 * @returns path of the new file, or `null` where the schema has not changed
 * @throws Error where the name cannot be used, the schema is faulty, or the migration does not apply
 */
export async function newMigration(
  folder: string,
  name: string,
  now: Date,
  lend: Lender = lendFromNewServer,
): Promise<string | null> {
  const migrations = join(folder, 'migrations')
  const title = await titleOf(migrations, name, now)
  const after = await readFile(join(folder, 'schema.prisma'), 'utf8')
  const before = await readSnapshot(migrations)
  return lend(async (url) => {
    const sql = await schemaDiff(url, before, after)
    if (sql === '') return null
    await tryOut(url, migrations, title, sql)
    const file = await write(migrations, title, sql)
    await writeFile(join(migrations, snapshotName), after)
    return file
  })
}

async function titleOf(migrations: string, name: string, now: Date): Promise<string> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error(`"${name}" is no name for a migration: use small letters, digits and _, such as add_phone_number.`)
  }
  const title = `${now.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
  const last = (await migrationNames(migrations)).at(-1)
  if (last !== undefined && last >= title) throw new Error(`The migration ${last} is dated later than now (${title}).`)
  return title
}

async function migrationNames(migrations: string): Promise<string[]> {
  const entries = await readdir(migrations, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return names.sort()
}

async function readSnapshot(migrations: string): Promise<string | null> {
  if ((await migrationNames(migrations)).length === 0) return null
  return readFile(join(migrations, snapshotName), 'utf8')
}

async function lendFromNewServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  return inScratchFolder(async (dir) => {
    const server = await openEmbeddedPostgres({ dir, durable: false })
    return work(server.url).finally(() => server.stop())
  })
}

async function tryOut(url: string, migrations: string, title: string, sql: string): Promise<void> {
  await inScratchFolder(async (folder) => {
    await cp(migrations, folder, { recursive: true })
    await write(folder, title, sql)
    await migrate(url, { folder })
  })
}

async function inScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'labelbreak-migration-'))
  return work(folder).finally(() => rm(folder, { recursive: true, force: true }))
}

async function write(migrations: string, title: string, sql: string): Promise<string> {
  const file = join(migrations, title, 'migration.sql')
  await mkdir(join(migrations, title))
  await writeFile(file, sql)
  return file
}

if (import.meta.main) {
  try {
    const file = await newMigration(fileURLToPath(new URL('.', import.meta.url)), process.argv[2] ?? '', new Date())
    console.log(
      file === null
        ? 'Nothing in schema.prisma has changed since the last migration.'
        : `Wrote ${relative('', file)}. Read it, add what the schema cannot say, and commit it with ${snapshotName}.`,
    )
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const ownFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))

/**
 * How the database at `url` compares with the migrations of this release; nothing is changed. `current`: it has all of
 * them, and perhaps more. `empty`: Labelbreak was never there.
 *
 * @throws Error where it cannot be reached
 */
export async function standingOfSchema(url: string): Promise<'current' | 'older' | 'empty'> {
  const session = new pg.Client({ connectionString: url })
  session.on('error', () => {}) // the query under way is rejected with it
  await session.connect()
  try {
    const known = await session.query<{ found: boolean }>(
      `select to_regclass('"_prisma_migrations"') is not null as found`,
    )
    if (known.rows[0]?.found !== true) return 'empty'
    const { rows } = await session.query<{ name: string }>(
      'select migration_name as name from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
    )
    const applied = new Set(rows.map(({ name }) => name))
    if (applied.size === 0) return 'empty'
    const entries = await readdir(ownFolder, { withFileTypes: true })
    return entries.every((entry) => !entry.isDirectory() || applied.has(entry.name)) ? 'current' : 'older'
  } finally {
    await session.end()
  }
}

import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { type DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

/**
 * SQL that takes a database from one Prisma schema to another, both given as text (`null`: an empty database). Comes from
 * the engine behind `prisma migrate`, which the command line would first download.
 *
 * @param url of any Postgres database: the engine asks it for its version and leaves it as it is
 * @returns the empty text where nothing differs
 * @throws Error with the engine's words where a schema is faulty
 */
export async function schemaDiff(url: string, before: string | null, after: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url })
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool))
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
  try {
    const { exitCode, stdout } = await engine.diff({
      from: before === null ? { tag: 'empty' } : datamodel(before),
      to: datamodel(after),
      script: true,
      exitCode: true, // tells "nothing differs" (0) from a script (2)
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? '' : (stdout ?? '')
  } finally {
    engine.free()
    await pool.end()
  }
}

function datamodel(content: string): DiffTarget {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts'
import { migrate } from '../../src/store/db/migrate.ts'

/** A Postgres of its own in a temporary folder, as safe as the product's, with the product's schema. */
export async function openBenchPostgres(): Promise<{ url: string; close(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'labelbreak-bench-'))
  const postgres = await openEmbeddedPostgres({ dir, extraSettings: { max_connections: '200' } })
  await migrate(postgres.url)
  return {
    url: postgres.url,
    async close() {
      await postgres.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

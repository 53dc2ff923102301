import { v7 as uuidv7 } from 'uuid'
import { type Database, openDatabase } from '../../src/store/db/database.ts'
import { openBenchPostgres } from './bench-postgres.ts'

/** A database of its own with an organization in it. */
export type BenchDatabase = { readonly database: Database; readonly organizationId: string; close(): Promise<void> }

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const postgres = await openBenchPostgres()
  const database = openDatabase(postgres.url, 4, () => {})
  const organizationId = uuidv7()
  await database.pool.query(`INSERT INTO organizations (id, name, created_at) VALUES ($1, 'Bench', now())`, [
    organizationId,
  ])
  const close = async () => {
    await database.close()
    await postgres.close()
  }
  return { database, organizationId, close }
}

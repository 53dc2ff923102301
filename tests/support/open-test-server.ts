import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts'

/** The run's one Postgres: quick rather than safe, and with room for the pools of every test file. */
export function openTestServer(dir: string): Promise<EmbeddedPostgres> {
  return openEmbeddedPostgres({ dir, durable: false, extraSettings: { max_connections: '300' } })
}

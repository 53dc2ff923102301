import { migrate } from '../../src/store/db/migrate.ts'
import type { KeptWorld } from './kept-world.ts'
import { writeRows } from './rows.ts'

/**
 * Fills an empty database as it was when the snapshot was taken: with the migrations of that day. The product brings it to
 * today's at its start, as it does with any other.
 */
export async function loadDatabase(
  url: string,
  { migration }: Pick<KeptWorld, 'migration'>,
  rows: string,
): Promise<void> {
  await migrate(url, { upTo: migration })
  await writeRows(url, rows)
}

import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { migrate } from '../../src/store/db/migrate.ts'
import { emptyDatabase } from '../support/database.ts'

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const mending = '20261128000100_mend_doubled_answers'

it('the first of several counted answers of one person to one item goes on counting, and how many do not is said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  const database = await emptyDatabase()
  const client = new pg.Client({ connectionString: database.url })
  try {
    for (const name of await readdir(migrations)) {
      if (name < mending) await cp(join(migrations, name), join(folder, name), { recursive: true })
    }
    await migrate(database.url, { folder })
    await client.connect()
    const [organization, campaign, person, twice, once] = Array.from({ length: 5 }, () => uuidv7())
    const give = (item: string | undefined, at: string, counted: boolean, superseded: string | null) =>
      client.query(
        `INSERT INTO answers (organization_id, campaign_id, session_id, position, revision, item_id, person_id, round,
           purpose, label_ids, elapsed_ms, guideline_version, counted, given_at, superseded_at)
         VALUES ($1, $2, $3, 1, 1, $4, $5, 1, 'ordinary', '{1}', 1, 1, $6, $7, $8)`,
        [organization, campaign, uuidv7(), item, person, counted, at, superseded],
      )
    await give(twice, '2026-11-20T12:02:00Z', true, null)
    await give(twice, '2026-11-20T12:01:00Z', true, null)
    await give(twice, '2026-11-20T12:00:00Z', true, '2026-11-20T12:00:30Z')
    await give(twice, '2026-11-20T12:03:00Z', true, null)
    await give(once, '2026-11-20T12:04:00Z', true, null)
    await give(once, '2026-11-20T12:05:00Z', false, null)
    for (const item of [twice, once]) {
      await client.query(
        `INSERT INTO live_votes (organization_id, campaign_id, item_id, label_ids, is_tie, posteriors, answers, basis, method, at)
         VALUES ($1, $2, $3, '{1}', false, '{}', 1, 1, 'majority', now())`,
        [organization, campaign, item],
      )
    }
    const said: string[] = []
    await migrate(database.url, { tell: (what) => said.push(what) })
    expect(said).toEqual([expect.stringMatching(/^2 answers were counted beside another/)])
    const { rows } = await client.query('SELECT given_at, counted FROM answers ORDER BY given_at')
    expect(rows.map(({ counted }) => counted)).toEqual([true, true, false, false, true, false])
    const { rows: votes } = await client.query('SELECT item_id FROM live_votes')
    expect(votes).toEqual([{ item_id: once }])
    const again: string[] = []
    await migrate(database.url, { tell: (what) => again.push(what) })
    expect(again).toEqual([])
  } finally {
    await client.end()
    await database.drop()
    await rm(folder, { recursive: true })
  }
})

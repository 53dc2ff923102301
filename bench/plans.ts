import { parseArgs } from 'node:util'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { seededRng } from '../src/domain/random.ts'
import { openDatabase } from '../src/store/db/database.ts'
import { migrate } from '../src/store/db/migrate.ts'
import { dealPrompts } from '../src/store/dealing/deal-prompts.ts'
import { countLeftFor } from '../src/store/dealing/left-for-person.ts'
import { loadCampaignCounts } from '../src/store/figures/progress.ts'
import { loadWatch } from '../src/store/gold/load-watch.ts'
import { insertSession } from '../src/store/sessions/begin-session.ts'
import { loadPromptAt } from '../src/store/sessions/load-prompt.ts'
import { recountSession } from '../src/store/sessions/recount-session.ts'
import { loadStale } from '../src/store/votes/stale-votes.ts'
import { loadBasisOf } from '../src/store/votes/vote-basis.ts'
import { fillAnsweredCampaign } from './support/answered-campaign.ts'
import { type BenchCampaign, insertAnnotator, insertCampaign } from './support/bench-campaign.ts'
import { openBenchPostgres } from './support/bench-postgres.ts'

const target = 1
/** Reading so many times the rows that are needed is still a plan that goes by indexes. */
const slack = 20

type Places = {
  readonly open: BenchCampaign
  readonly sessionId: string
  readonly personId: string
  readonly answered: { readonly campaignId: string; readonly itemId: string; readonly personId: string }
  /** Gold of the answered campaign, each answered by everybody in it. */
  readonly golds: number
}

type Hot = { readonly what: string; needed(at: Places): number; run(pool: pg.Pool, at: Places): Promise<unknown> }

/** What a click, a deal, the end of a sitting and the clock ask for. `needed`: the rows, in all tables, that the outcome rests on. */
const hot: readonly Hot[] = [
  {
    what: 'deal',
    needed: () => 60,
    run: (pool, { open, sessionId }) =>
      dealPrompts(pool, (id, position) => seededRng(`${id} ${position}`), open.campaignId, sessionId, 3, new Date()),
  },
  {
    what: 'prompt-at',
    needed: () => 4,
    run: (pool, { open, sessionId }) => loadPromptAt(pool, open.campaignId, sessionId, 1),
  },
  // It looks at 1,000 items ahead at the most, and at those that the person has met.
  {
    what: 'left-for',
    needed: () => 2_000,
    run: (pool, { open, personId }) => countLeftFor(pool, open.campaignId, personId),
  },
  {
    what: 'vote-basis-of',
    needed: () => 12,
    run: (pool, { answered }) => loadBasisOf(pool, [answered]),
  },
  // Each gold that they answered, its known answer and its vote.
  {
    what: 'watch',
    needed: ({ golds }) => 3 * golds + 20,
    run: (pool, { answered }) => loadWatch(pool, answered.campaignId, answered.personId),
  },
  {
    what: 'recount',
    needed: () => 60,
    run: (pool, { open, sessionId }) => recountSession(pool, open.campaignId, sessionId),
  },
  // Nobody answered since.
  {
    what: 'stale-votes',
    needed: () => 130,
    run: (pool, { answered }) => loadStale(pool, { campaignId: answered.campaignId, since: new Date() }, 100),
  },
  {
    what: 'beside progress',
    needed: ({ golds }) => 2 * golds + 200,
    run: (pool, { answered }) => loadCampaignCounts(pool, answered.campaignId),
  },
]

/**
 * Each hot statement is prepared while the tables are almost empty, then they are filled, of which Postgres is not told, and
 * the rows that it reads are compared with those that it needs. The ratio is that of the worst, over 20. What is read once
 * Postgres was told, as it is after an import, is shown beside that.
 *
 * @param args `--url` of an empty database, for another server than the embedded one; `--answers`, 60,000 by default
 */
export async function bench(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { url: { type: 'string' }, answers: { type: 'string', default: '60000' } },
  })
  const postgres = values.url === undefined ? await openBenchPostgres() : { url: values.url, close: async () => {} }
  if (values.url !== undefined) await migrate(values.url)
  const answers = Number(values.answers)
  // One connection: what is prepared on it stays so.
  const database = openDatabase(postgres.url, 1, () => {})
  const { pool } = database
  try {
    await pool.query(`INSERT INTO organizations (id, name, created_at) VALUES ($1, 'Bench', now())`, [uuidv7()])
    const { rows: servers } = await pool.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    )
    const server = servers[0]?.version ?? 0
    // The campaigns' ids are made by the server, which knew none in the order of time before.
    if (server < 18)
      await pool.query(`CREATE FUNCTION uuidv7() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()'`)
    const tiny = await filled(pool, 30)
    for (const { run } of hot) await run(pool, tiny)
    const large = await filled(pool, answers)
    const asPrepared = await readByEach(pool, large)
    await pool.query('ANALYZE')
    const told = await readByEach(pool, large)
    const found = hot.map(({ what, needed }, at) => {
      const read = asPrepared[at] ?? 0
      return { what, needed: needed(large), read, readOnceTold: told[at] ?? 0, share: read / (slack * needed(large)) }
    })
    console.table(found.map((one) => ({ ...one, share: one.share.toFixed(3) })))
    const worst = found.reduce((one, other) => (other.share > one.share ? other : one))
    return { name: 'plans', ratio: worst.share, target, ok: worst.share <= target, worst: worst.what, answers, server }
  } finally {
    await database.close()
    await postgres.close()
  }
}

async function readByEach(pool: pg.Pool, at: Places): Promise<number[]> {
  const read: number[] = []
  for (const { run } of hot) {
    await pool.query('UPDATE sessions SET position = dealt WHERE campaign_id = $1', [at.open.campaignId])
    const before = await rowsRead(pool)
    await run(pool, at)
    read.push((await rowsRead(pool)) - before)
  }
  return read
}

/** A campaign with open items and a session in it, and one that is answered. */
async function filled(pool: pg.Pool, answers: number): Promise<Places> {
  const { rows: organizations } = await pool.query<{ id: string }>('SELECT id FROM organizations LIMIT 1')
  const organizationId = organizations[0]?.id ?? ''
  const open = await insertCampaign(pool, organizationId, { items: answers, gold: 200, overlap: 3 })
  const personId = await insertAnnotator(pool, open, null, 'opens')
  const sessionId = uuidv7()
  const startedAt = new Date()
  const endsAt = new Date(startedAt.getTime() + 1_800_000)
  const message = { workspaceId: uuidv7(), channel: 'D1', message: '1.1' }
  const session = { id: sessionId, ...open, personId, startedAt, endsAt, paceMs: 5000, message }
  if (!(await insertSession(pool, session))) throw new Error('no session was opened')
  const { campaignId, annotators } = await fillAnsweredCampaign(pool, answers)
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM items WHERE campaign_id = $1 AND NOT gold ORDER BY seq LIMIT 1',
    [campaignId],
  )
  const answered = { campaignId, itemId: rows[0]?.id ?? '', personId: annotators[0] ?? '' }
  return { open, sessionId, personId, answered, golds: 200 }
}

/** Rows of tables, and entries of indexes, that were read so far. */
async function rowsRead(pool: pg.Pool): Promise<number> {
  await pool.query('SELECT pg_stat_force_next_flush()')
  const { rows } = await pool.query<{ read: number }>(
    `SELECT ((SELECT sum(seq_tup_read) FROM pg_stat_user_tables)
       + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes))::float8 AS read`,
  )
  return rows[0]?.read ?? 0
}

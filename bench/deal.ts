import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { seededRng } from '../src/domain/random.ts'
import { dealPrompts } from '../src/store/dealing/deal-prompts.ts'
import { insertSession } from '../src/store/sessions/begin-session.ts'
import { type BenchCampaign, insertAnnotator, insertCampaign } from './support/bench-campaign.ts'
import { openBenchDatabase } from './support/bench-database.ts'
import { medianOf } from './support/median-of.ts'

const target = 1.5
const rounds = 300
const answeredBefore = 100_000

/**
 * Time of one deal: at 1,000,000 items against 10,000, and for a person who has already answered 100,000 items that
 * are still open against a person who has answered none. The ratio is the worse of the two, each of medians.
 */
export async function bench() {
  const opened = await openBenchDatabase()
  const { pool } = opened.database
  try {
    const { organizationId } = opened
    const small = await insertCampaign(pool, organizationId, { items: 10_000, gold: 300, overlap: 20 })
    const large = await insertCampaign(pool, organizationId, { items: 1_000_000, gold: 300, overlap: 20 })
    const veteran = await insertAnnotator(pool, large, null, 'veteran')
    await answerMany(pool, large, veteran)
    await pool.query('VACUUM ANALYZE')

    const times = { small: [] as number[], large: [] as number[], veteran: [] as number[] }
    const veteranSession = await open(pool, large, veteran)
    for (let round = -20; round < rounds; round++) {
      const kept = round >= 0 ? times : { small: [], large: [], veteran: [] }
      kept.small.push(await dealOnce(pool, small, await openFor(pool, small, round)))
      kept.large.push(await dealOnce(pool, large, await openFor(pool, large, round)))
      kept.veteran.push(await dealOnce(pool, large, veteranSession))
      await pool.query('UPDATE sessions SET position = dealt WHERE campaign_id = $1 AND id = $2', [
        large.campaignId,
        veteranSession,
      ])
    }
    const [atSmall, atLarge, forVeteran] = [medianOf(times.small), medianOf(times.large), medianOf(times.veteran)]
    console.table([
      { deal: 'fresh person, 10,000 items', medianMs: atSmall.toFixed(2) },
      { deal: 'fresh person, 1,000,000 items', medianMs: atLarge.toFixed(2) },
      { deal: 'person with 100,000 answers, 1,000,000 items', medianMs: forVeteran.toFixed(2) },
    ])
    const bySize = atLarge / atSmall
    const byAnswers = forVeteran / atLarge
    const ratio = Math.max(bySize, byAnswers)
    return { name: 'deal', ratio, target, ok: ratio <= target, bySize, byAnswers, deals: rounds }
  } finally {
    await opened.close()
  }
}

/** As if the person had answered the first 100,000 items, each of which still wants answers of others. */
async function answerMany(pool: pg.Pool, { organizationId, campaignId }: BenchCampaign, personId: string) {
  await pool.query(
    `INSERT INTO slots (organization_id, campaign_id, item_id, person_id, round, session_id, position, purpose, held,
       guideline_version, dealt_at)
     SELECT $1, $2, id, $3, 1, $3, seq, 'ordinary', true, 1, now() FROM items WHERE campaign_id = $2 AND seq <= $4`,
    [organizationId, campaignId, personId, answeredBefore],
  )
  await pool.query(
    `INSERT INTO answers (organization_id, campaign_id, session_id, position, revision, item_id, person_id, round, purpose,
       label_ids, elapsed_ms, guideline_version, counted, given_at)
     SELECT $1, $2, $3, seq, 1, id, $3, 1, 'ordinary', '{1}', 5000, 1, true, now()
     FROM items WHERE campaign_id = $2 AND seq <= $4`,
    [organizationId, campaignId, personId, answeredBefore],
  )
  await pool.query('UPDATE items SET claimed = 1 WHERE campaign_id = $1 AND seq <= $2', [campaignId, answeredBefore])
  await pool.query(
    `INSERT INTO deal_cursors (organization_id, campaign_id, person_id, priority, seq) VALUES ($1, $2, $3, 0, $4)`,
    [organizationId, campaignId, personId, answeredBefore],
  )
  await pool.query(
    `INSERT INTO standings (organization_id, campaign_id, person_id, answered, gold_answered, gold_right, pace_ms)
     VALUES ($1, $2, $3, $4, 0, 0, 5000)`,
    [organizationId, campaignId, personId, answeredBefore],
  )
}

async function openFor(pool: pg.Pool, campaign: BenchCampaign, round: number): Promise<string> {
  return await open(pool, campaign, await insertAnnotator(pool, campaign, null, `fresh ${round}`))
}

async function open(pool: pg.Pool, { organizationId, campaignId }: BenchCampaign, personId: string): Promise<string> {
  const id = uuidv7()
  const now = new Date()
  const message = { workspaceId: uuidv7(), channel: 'D1', message: '1.1' }
  const endsAt = new Date(now.getTime() + 1_800_000)
  await insertSession(pool, { id, organizationId, campaignId, personId, startedAt: now, endsAt, paceMs: 5000, message })
  return id
}

async function dealOnce(pool: pg.Pool, { campaignId }: BenchCampaign, sessionId: string): Promise<number> {
  const began = performance.now()
  const rng = (id: string, position: number) => seededRng(`${id} ${position}`)
  const { ahead } = await dealPrompts(pool, rng, campaignId, sessionId, 3, new Date())
  const tookMs = performance.now() - began
  if (ahead < 7) throw new Error(`only ${ahead} prompts were dealt`)
  return tookMs
}

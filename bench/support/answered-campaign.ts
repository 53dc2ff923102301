import type pg from 'pg'
import { insertAnnotator, insertCampaign } from './bench-campaign.ts'

const overlap = 3
const people = 60

/** A campaign whose items all have their three answers, nine in ten of them right, with votes counted. Returns its id. */
export async function insertAnsweredCampaign(pool: pg.Pool, answers: number): Promise<string> {
  const { campaignId } = await fillAnsweredCampaign(pool, answers)
  // As the server does by itself: it never looks at tables that are still empty.
  await pool.query('VACUUM ANALYZE items, item_contents, gold_answers, answers, live_votes, people, members')
  return campaignId
}

/** The same, of which Postgres is not told how large its tables have become. */
export async function fillAnsweredCampaign(
  pool: pg.Pool,
  answers: number,
): Promise<{ readonly campaignId: string; readonly annotators: readonly string[] }> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM organizations LIMIT 1')
  const organizationId = rows[0]?.id ?? ''
  const campaign = await insertCampaign(pool, organizationId, {
    items: Math.ceil(answers / overlap),
    gold: 200,
    overlap,
  })
  const { campaignId } = campaign
  const annotators: string[] = []
  for (let person = 0; person < people; person++)
    annotators.push(await insertAnnotator(pool, campaign, null, `done ${person}`))
  await pool.query(
    `INSERT INTO answers (organization_id, campaign_id, session_id, position, revision, item_id, person_id, round, purpose,
       label_ids, elapsed_ms, guideline_version, counted, given_at)
     SELECT $1, $2, p.id, i.seq, 1, i.id, p.id, 1, 'ordinary',
       ARRAY[CASE WHEN (i.seq * 7 + n * 13) % 10 = 0 THEN 2 - i.seq % 2 ELSE 1 + i.seq % 2 END], 5000, 1, true, now()
     FROM items i CROSS JOIN generate_series(0, $4::int - 1) AS n
     CROSS JOIN LATERAL (SELECT ($3::uuid[])[1 + (i.seq + n * 17) % $5::int] AS id) p
     WHERE i.campaign_id = $2 AND NOT i.gold`,
    [organizationId, campaignId, annotators, overlap, people],
  )
  await pool.query(
    `INSERT INTO answers (organization_id, campaign_id, session_id, position, revision, item_id, person_id, round, purpose,
       label_ids, elapsed_ms, guideline_version, counted, given_at)
     SELECT $1, $2, p.id, i.seq, 1, i.id, p.id, 1, 'gold', g.label_ids, 5000, 1, true, now()
     FROM items i JOIN gold_answers g ON g.campaign_id = i.campaign_id AND g.item_id = i.id
     CROSS JOIN unnest($3::uuid[]) AS p(id) WHERE i.campaign_id = $2`,
    [organizationId, campaignId, annotators],
  )
  await pool.query(
    `INSERT INTO live_votes (organization_id, campaign_id, item_id, label_ids, is_tie, posterior, posteriors, answers, basis,
       method, at)
     SELECT organization_id, campaign_id, item_id, '{1}', false, 0.9, '{0.9,0.1}', count(*), count(*), 'live-vote/1', now()
     FROM answers WHERE campaign_id = $1 GROUP BY organization_id, campaign_id, item_id`,
    [campaignId],
  )
  await pool.query('UPDATE items SET claimed = wanted WHERE campaign_id = $1 AND NOT gold', [campaignId])
  return { campaignId, annotators }
}

import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'

export type BenchCampaign = { readonly organizationId: string; readonly campaignId: string }

type Shape = { readonly items: number; readonly gold: number; readonly overlap: number }

/**
 * A running campaign of clauses with two labels, written by the database itself, so that a million items take seconds.
 * Ids are time-ordered, as the product makes them. The first label is right on every gold: people in a bench always click that one, and must not be held back for it.
 */
export async function insertCampaign(pool: pg.Pool, organizationId: string, shape: Shape): Promise<BenchCampaign> {
  const campaignId = uuidv7()
  const now = new Date()
  await pool.query(
    `INSERT INTO campaigns (id, organization_id, name, name_key, purpose, state, task_type, overlap, gold_share,
       session_minutes, guideline_version, zone, digest_weekday, digest_minute, item_count, version, created_by, created_at)
     VALUES ($1::uuid, $2, $1::uuid::text, $1::uuid::text, '', 'running', 'choice', $3, 0.1, 30, 1, 'UTC', 1, 540, $4, 1, $1::uuid, $5)`,
    [campaignId, organizationId, shape.overlap, shape.items + shape.gold, now],
  )
  await pool.query(
    `INSERT INTO labels (organization_id, campaign_id, id, name, definition)
     VALUES ($1, $2, 1, 'Termination', 'Ends the contract'), ($1, $2, 2, 'Assignment', 'Hands the contract on')`,
    [organizationId, campaignId],
  )
  await pool.query(
    `INSERT INTO guidelines (organization_id, campaign_id, version, text, created_by, created_at)
     VALUES ($1, $2, 1, 'Label what the clause does.', $2, $3)`,
    [organizationId, campaignId, now],
  )
  await pool.query(
    `INSERT INTO items (organization_id, campaign_id, id, external_id, seq, priority, wanted, claimed, gold, state)
     SELECT $1, $2, uuidv7(), 'item-' || n, n, 0, CASE WHEN n > $3 THEN 1000000 ELSE $5::int END, 0, n > $3, 'open'
     FROM generate_series(1, $4::int) AS n`,
    [organizationId, campaignId, shape.items, shape.items + shape.gold, shape.overlap],
  )
  await pool.query(
    `INSERT INTO item_contents (organization_id, campaign_id, item_id, text, context)
     SELECT organization_id, campaign_id, id, 'Clause ' || seq || ': ' || repeat('either party may give notice in writing; ', 6), '[]'
     FROM items WHERE campaign_id = $1`,
    [campaignId],
  )
  await pool.query(
    `INSERT INTO gold_answers (organization_id, campaign_id, item_id, label_ids, explanation)
     SELECT organization_id, campaign_id, id, ARRAY[1], 'So it is.' FROM items WHERE campaign_id = $1 AND gold`,
    [campaignId],
  )
  return { organizationId, campaignId }
}

/** An annotator of a campaign with an account `externalId` in a workspace. Returns the person's id. */
export async function insertAnnotator(
  pool: pg.Pool,
  { organizationId, campaignId }: BenchCampaign,
  workspaceId: string | null,
  externalId: string,
): Promise<string> {
  const personId = uuidv7()
  const now = new Date()
  await pool.query('INSERT INTO people (id, organization_id, name, zone, created_at) VALUES ($1, $2, $3, $4, $5)', [
    personId,
    organizationId,
    externalId,
    'UTC',
    now,
  ])
  await pool.query(
    `INSERT INTO members (organization_id, campaign_id, person_id, role, added_at) VALUES ($1, $2, $3, 'annotator', $4)`,
    [organizationId, campaignId, personId, now],
  )
  if (workspaceId !== null) {
    await pool.query(
      `INSERT INTO identities (id, organization_id, workspace_id, person_id, external_id, kind, checked_at)
       VALUES ($1, $2, $3, $4, $5, 'member', $6)`,
      [uuidv7(), organizationId, workspaceId, personId, externalId, now],
    )
  }
  return personId
}

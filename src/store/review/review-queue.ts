import type pg from 'pg'
import type { Looking } from '../../domain/policies.ts'
import type { Offer } from '../../domain/session.ts'
import type { Tx } from '../db/database.ts'

type Queryable = Pick<pg.Pool, 'query'>

/** Rows `r` of what waits, with their items `i`, that $1 to $3 let see: campaign, whether known answers, whose not. */
const seen = `r.campaign_id = $1 AND r.settled_at IS NULL AND ($2::boolean OR NOT i.gold)
  AND ($3::uuid IS NULL OR NOT (
    EXISTS (SELECT FROM slots o WHERE o.campaign_id = r.campaign_id AND o.item_id = r.item_id
              AND o.person_id = $3 AND o.purpose <> 'review')
    OR EXISTS (SELECT FROM flags f WHERE f.campaign_id = r.campaign_id AND f.item_id = r.item_id AND f.person_id = $3)))`

/** How many items wait for an adjudicator. */
export async function countWaiting(on: Queryable, { campaignId, seesGold, notDealtTo }: Looking): Promise<number> {
  const { rows } = await on.query<{ waiting: number }>(
    `SELECT count(DISTINCT r.item_id)::int AS waiting FROM review_items r
     JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.item_id
     WHERE ${seen}`,
    [campaignId, seesGold, notDealtTo],
  )
  return rows[0]?.waiting ?? 0
}

/**
 * Of these, how many have all their answers and no label all the same, since the answers tie or no label has most of them: what
 * an export leaves without a label.
 */
export async function countUndecided(on: Queryable, { campaignId, seesGold, notDealtTo }: Looking): Promise<number> {
  const { rows } = await on.query<{ undecided: number }>(
    `SELECT count(DISTINCT r.item_id)::int AS undecided FROM review_items r
     JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.item_id
     WHERE ${seen} AND ${isUndecided('r')}`,
    [campaignId, seesGold, notDealtTo],
  )
  return rows[0]?.undecided ?? 0
}

/** Whether a row of what waits says that its item is undecided. */
export function isUndecided(row: string): string {
  return `${row}.reason IN ('tied', 'no-majority')`
}

/** The item that has waited longest and that nobody else has on screen; null where there is none. */
export async function longestWaiting(
  tx: Tx,
  { campaignId, seesGold, notDealtTo }: Looking,
  sessionId: string,
  passed: readonly string[],
  now: Date,
): Promise<string | null> {
  const rows = await tx.$queryRawUnsafe<{ item_id: string }[]>(
    `SELECT r.item_id FROM review_items r
     JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.item_id
     WHERE ${seen}
       AND r.item_id <> ALL($4::uuid[])
       AND NOT EXISTS (SELECT FROM review_sessions s WHERE s.campaign_id = r.campaign_id AND s.item_id = r.item_id
                         AND s.ended_at IS NULL AND s.id <> $5::uuid AND s.lease_until > $6::timestamptz)
     ORDER BY r.since, r.item_id LIMIT 1`,
    campaignId,
    seesGold,
    notDealtTo,
    [...passed],
    sessionId,
    now,
  )
  return rows[0]?.item_id ?? null
}

/** An item that was flagged waits for an adjudicator; one that was settled before waits again. */
export async function flaggedToReview(tx: Tx, { campaignId, sessionId, position }: Offer, at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO review_items (organization_id, campaign_id, item_id, reason, since)
    SELECT organization_id, campaign_id, item_id, 'flagged', ${at} FROM slots
    WHERE campaign_id = ${campaignId}::uuid AND session_id = ${sessionId}::uuid AND position = ${position}
    ON CONFLICT (campaign_id, item_id, reason) DO UPDATE SET since = excluded.since, settled_at = NULL
      WHERE review_items.settled_at IS NOT NULL`
}

/** Whether an item waits for an adjudicator. */
export async function isWaiting(tx: Tx, campaignId: string, itemId: string): Promise<boolean> {
  return (await tx.reviewItem.findFirst({ where: { campaignId, itemId, settledAt: null } })) !== null
}

/** Ends all that an item waited for. */
export async function settleReasons(tx: Tx, campaignId: string, itemId: string, at: Date): Promise<void> {
  await tx.reviewItem.updateMany({ where: { campaignId, itemId, settledAt: null }, data: { settledAt: at } })
}

/** Lets an item wait again for what a verdict of that moment had ended. */
export async function reopenReasons(tx: Tx, campaignId: string, itemId: string, settledAt: Date): Promise<void> {
  await tx.reviewItem.updateMany({ where: { campaignId, itemId, settledAt }, data: { settledAt: null } })
}

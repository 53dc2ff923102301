import type pg from 'pg'
import { transactionOn } from '../db/transaction.ts'
import { inLap } from './deal-order.ts'

/** Rows locked by one statement: few enough that nobody waits for them. */
const batch = 500
/** Open items that the list of a campaign may hold, half of what is looked at for one person. */
const keptInList = 150

/**
 * Forgets reopened items that are full again, or closed. Each is looked at again once it is locked, so none is forgotten
 * that somebody skips at this moment; one that others hold is left for the next time.
 * @returns how many
 */
export async function tidyReopened(pool: pg.Pool): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await pool.query({ ...tidy, values: [batch] })
    total += rowCount ?? 0
    if ((rowCount ?? 0) < batch) return total
  }
}

const tidy = {
  name: 'tidy-reopened',
  text: `WITH over AS MATERIALIZED (
      SELECT i.campaign_id, i.id FROM reopened_items r
      JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.item_id
      WHERE i.claimed >= i.wanted OR i.state <> 'open'
      LIMIT $1 FOR UPDATE OF i SKIP LOCKED)
    DELETE FROM reopened_items r USING over WHERE r.campaign_id = over.campaign_id AND r.item_id = over.id`,
}

/** Campaigns whose list has grown too long. */
export async function loadLongReopened(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT c.id FROM campaigns c WHERE c.state IN ('pilot', 'running', 'paused') AND EXISTS (
       SELECT FROM reopened_items r WHERE r.campaign_id = c.id OFFSET $1) ORDER BY c.id`,
    [keptInList],
  )
  return rows.map(({ id }) => id)
}

/**
 * Puts what is too much in a campaign's list at the end of the deal order instead, where it lies ahead of everybody's
 * cursor. Each batch is a lap of its own and is seen at once, so no cursor can have passed a part of it.
 * @returns whether some are still too many
 */
export async function shortenReopened(pool: pg.Pool, campaignId: string): Promise<boolean> {
  return await transactionOn(pool, async (client) => {
    const { rows: claims } = await client.query<{ claimed: boolean }>({ ...claimAdding, values: [campaignId] })
    if (claims[0]?.claimed !== true) return false
    const { rows } = await client.query<{ moved: number; left: number }>({
      ...shorten,
      values: [campaignId, batch, keptInList],
    })
    return (rows[0]?.moved ?? 0) > 0 && (rows[0]?.left ?? 0) > keptInList
  })
}

/** As whoever adds items does: laps are given one by one, and seen in that order. */
const claimAdding = {
  name: 'claim-adding',
  text: "SELECT pg_try_advisory_xact_lock(hashtextextended('items ' || $1::text, 0)) AS claimed",
}

const shorten = {
  name: 'shorten-reopened',
  text: `WITH lap AS (UPDATE campaigns SET laps = laps + 1 WHERE id = $1 RETURNING laps),
    long AS (SELECT count(*)::int AS list FROM (SELECT FROM reopened_items WHERE campaign_id = $1 LIMIT $2::int + $3::int + 1) r),
    first AS MATERIALIZED (
      SELECT i.id FROM (
        SELECT item_id FROM reopened_items WHERE campaign_id = $1
        ORDER BY priority DESC, deal_order, seq LIMIT greatest(0, least($2::int, (SELECT list FROM long) - $3::int))) r
      CROSS JOIN LATERAL (
        SELECT i.id FROM items i WHERE i.campaign_id = $1 AND i.id = r.item_id AND i.claimed < i.wanted AND i.state = 'open'
        FOR UPDATE SKIP LOCKED) i),
    moved AS (
      UPDATE items i SET deal_order = ${inLap('i', 'lap.laps')} FROM first, lap
      WHERE i.campaign_id = $1 AND i.id = first.id RETURNING i.id),
    unlisted AS (DELETE FROM reopened_items r USING moved WHERE r.campaign_id = $1 AND r.item_id = moved.id)
    SELECT (SELECT count(*)::int FROM moved) AS moved, (SELECT list FROM long) - (SELECT count(*)::int FROM moved) AS left`,
}

import type pg from 'pg'
import type { Tx } from '../db/database.ts'
import { reopen, reopenColumns } from '../dealing/reopened-items.ts'

/** Another number of answers: from what its items are brought to what. */
export type OverlapChange = { readonly from: number; readonly overlap: number }

/**
 * Has a campaign ask for another number of answers. Its items are brought to it batch by batch, see `bringToOverlap`; until
 * that is done the campaign remembers from what.
 */
export async function setOverlap(tx: Tx, campaignId: string, before: number, overlap: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE campaigns SET overlap = ${overlap}, overlap_before = greatest(overlap_before, ${before}), version = version + 1
    WHERE id = ${campaignId}::uuid`
}

/** What a campaign's items are still being brought to; null where they are there. */
export async function loadOverlapChange(pool: pg.Pool, campaignId: string): Promise<OverlapChange | null> {
  const { rows } = await pool.query<OverlapChange>(
    'SELECT overlap_before AS "from", overlap FROM campaigns WHERE id = $1 AND overlap_before IS NOT NULL',
    [campaignId],
  )
  return rows[0] ?? null
}

/** Campaigns whose items are still being brought to another number of answers. */
export async function loadOverlapChanging(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM campaigns WHERE overlap_before IS NOT NULL ORDER BY id',
  )
  return rows.map(({ id }) => id)
}

/** Items looked at, and so locked at the most, by one statement: nobody waits for it, and dealing finds others. */
const batch = 500

/**
 * Brings the next items, in the order of import, to another number of answers. Raising brings those that were full back to
 * everyone who has not seen them; lowering takes no answer away: an item keeps at least as many places as are taken. Items
 * that were returned for more votes keep theirs. Doing it twice changes nothing.
 *
 * @returns up to which `seq` items were looked at, null at the end; and whether some were left out since others held them
 */
export async function bringToOverlap(
  pool: pg.Pool,
  campaignId: string,
  { from, overlap }: OverlapChange,
  after: number,
): Promise<{ readonly upTo: number | null; readonly missed: boolean }> {
  const { rows } = await pool.query<{ upTo: number | null; missed: boolean }>({
    ...bring,
    values: [campaignId, overlap, from, after, batch],
  })
  return rows[0] ?? { upTo: null, missed: false }
}

const differs = `NOT i.gold AND i.state = 'open'
      AND (i.wanted < $2 OR i.wanted > $2 AND i.wanted <= $3 AND i.wanted > i.claimed)`

/** Rows of items are locked in one order everywhere: ordinary before gold, then deal order. */
const bring = {
  name: 'bring-to-overlap',
  text: `WITH looked_at AS MATERIALIZED (
      SELECT id, seq FROM items WHERE campaign_id = $1 AND seq > $4 ORDER BY seq LIMIT $5),
    other AS MATERIALIZED (
      SELECT i.id FROM looked_at JOIN items i ON i.campaign_id = $1 AND i.id = looked_at.id WHERE ${differs}),
    locked AS MATERIALIZED (
      SELECT i.id, i.claimed >= i.wanted AS was_full FROM other JOIN items i ON i.campaign_id = $1 AND i.id = other.id
      WHERE ${differs}
      ORDER BY i.priority DESC, i.deal_order, i.seq FOR UPDATE OF i SKIP LOCKED),
    changed AS (
      UPDATE items i SET wanted = greatest(i.claimed, $2) FROM locked WHERE i.campaign_id = $1 AND i.id = locked.id
      RETURNING ${reopenColumns}, locked.was_full),
    reopened AS (${reopen('changed WHERE was_full')})
    SELECT (SELECT max(seq) FROM looked_at) AS "upTo",
      (SELECT count(*) FROM other) > (SELECT count(*) FROM locked) AS missed`,
}

/** Says that all items are there. Returns false where the number was changed again meanwhile. */
export async function endOverlapChange(
  pool: pg.Pool,
  campaignId: string,
  { from, overlap }: OverlapChange,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE campaigns SET overlap_before = NULL WHERE id = $1 AND overlap = $2 AND overlap_before = $3',
    [campaignId, overlap, from],
  )
  return rowCount === 1
}

import type pg from 'pg'

/** Forgets reopened items that are full again, or closed. Returns how many. */
export async function tidyReopened(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(`
    DELETE FROM reopened_items r USING items i
    WHERE i.campaign_id = r.campaign_id AND i.id = r.item_id AND (i.claimed >= i.wanted OR i.state <> 'open')`)
  return rowCount ?? 0
}

import type pg from 'pg'

/** Whose hand is dealt. */
export type Dealt = { readonly organizationId: string; readonly campaignId: string; readonly personId: string }

/**
 * Claims up to `want` slots for a person along the campaign's deal order, and moves the person's cursors behind what was
 * looked at. Rows are locked one after another in deal order and looked at again once locked, so `claimed <= wanted`
 * holds under any concurrency; an item that filled up meanwhile is passed over. The cost depends on `want` alone: one
 * index probe a priority, whatever the campaign's size and however much the person has answered.
 *
 * @returns item ids in deal order; fewer than `want` only when the order has no more for this person
 */
export async function claimAlongOrder(client: pg.ClientBase, dealt: Dealt, want: number): Promise<string[]> {
  const claimed: string[] = []
  while (claimed.length < want) {
    const { rows } = await client.query<{ found: number; ids: string[] }>({
      ...alongOrder,
      values: [dealt.organizationId, dealt.campaignId, dealt.personId, want - claimed.length],
    })
    const [row] = rows
    if (row === undefined || row.found === 0) break
    claimed.push(...row.ids)
  }
  return claimed
}

const alongOrder = {
  name: 'claim-along-order',
  text: `WITH tiers AS (
    SELECT p.priority, coalesce(c.seq, 0) AS seen
    FROM generate_series(9, 0, -1) AS p(priority)
    LEFT JOIN deal_cursors c ON c.campaign_id = $2 AND c.person_id = $3 AND c.priority = p.priority),
  found AS (
    SELECT i.id, i.priority, i.seq
    FROM tiers t CROSS JOIN LATERAL (
      SELECT id, priority, seq FROM items
      WHERE campaign_id = $2 AND priority = t.priority AND seq > t.seen
        AND claimed < wanted AND NOT gold AND state = 'open'
      ORDER BY seq LIMIT $4) i
    ORDER BY i.priority DESC, i.seq LIMIT $4),
  locked AS (
    SELECT i.id FROM items i JOIN found ON found.id = i.id
    WHERE i.campaign_id = $2
    ORDER BY i.priority DESC, i.seq FOR UPDATE OF i),
  claimed AS (
    UPDATE items i SET claimed = claimed + 1 FROM locked
    WHERE i.campaign_id = $2 AND i.id = locked.id AND i.claimed < i.wanted AND i.state = 'open'
    RETURNING i.id, i.priority, i.seq),
  moved AS (
    INSERT INTO deal_cursors (organization_id, campaign_id, person_id, priority, seq)
    SELECT $1, $2, $3, priority, max(seq) FROM found GROUP BY priority
    ON CONFLICT (campaign_id, person_id, priority) DO UPDATE SET seq = greatest(deal_cursors.seq, excluded.seq))
  SELECT (SELECT count(*)::int FROM found) AS found,
    coalesce((SELECT array_agg(id ORDER BY priority DESC, seq) FROM claimed), '{}') AS ids`,
}

/** Claims items that came free again behind this person's cursors and that the person has not seen. */
export async function claimReopened(client: pg.ClientBase, dealt: Dealt, want: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({
    ...reopened,
    values: [dealt.campaignId, dealt.personId, want],
  })
  return rows.map((row) => row.id)
}

const reopened = {
  name: 'claim-reopened',
  text: `WITH found AS (
    SELECT i.id, i.priority, i.seq
    FROM reopened_items r
    JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.item_id
    JOIN deal_cursors c ON c.campaign_id = r.campaign_id AND c.person_id = $2 AND c.priority = r.priority
    WHERE r.campaign_id = $1 AND r.seq <= c.seq AND i.claimed < i.wanted AND i.state = 'open'
      AND NOT EXISTS (SELECT FROM slots o
                      WHERE o.campaign_id = r.campaign_id AND o.item_id = r.item_id AND o.person_id = $2 AND o.round = 1)
    ORDER BY r.priority DESC, r.seq LIMIT $3),
  locked AS (
    SELECT i.id FROM items i JOIN found ON found.id = i.id
    WHERE i.campaign_id = $1
    ORDER BY i.priority DESC, i.seq FOR UPDATE OF i)
  UPDATE items i SET claimed = claimed + 1 FROM locked
  WHERE i.campaign_id = $1 AND i.id = locked.id AND i.claimed < i.wanted AND i.state = 'open'
  RETURNING i.id`,
}

/** Forgets reopened items that are full again, or closed. Returns how many. */
export async function tidyReopened(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(`
    DELETE FROM reopened_items r USING items i
    WHERE i.campaign_id = r.campaign_id AND i.id = r.item_id AND (i.claimed >= i.wanted OR i.state <> 'open')`)
  return rowCount ?? 0
}

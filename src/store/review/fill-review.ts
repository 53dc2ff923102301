import type pg from 'pg'

type Queryable = Pick<pg.Pool, 'query'>

/** Annotators of the item's campaign who have never been dealt the item `i`; `OFFSET 0` has each looked up by itself. */
const eligible = `SELECT FROM members m
  WHERE m.campaign_id = i.campaign_id AND m.role = 'annotator' AND m.removed_at IS NULL
    AND NOT EXISTS (SELECT FROM slots o WHERE o.campaign_id = i.campaign_id AND o.item_id = i.id
                      AND o.person_id = m.person_id AND o.round = 1 OFFSET 0)`
const anybody = `EXISTS (SELECT FROM members m
  WHERE m.campaign_id = i.campaign_id AND m.role = 'annotator' AND m.removed_at IS NULL)`

/** A verdict is not asked for twice unless somebody skipped the item after it. */
const again = `ON CONFLICT (campaign_id, item_id, reason) DO UPDATE SET since = excluded.since, settled_at = NULL
  WHERE review_items.settled_at < excluded.since`

const skippedTwice = (only: string) => `
  INSERT INTO review_items (organization_id, campaign_id, item_id, reason, since)
  SELECT i.organization_id, i.campaign_id, i.id, 'skipped-twice', max(o.dealt_at)
  FROM items i JOIN slots o ON o.campaign_id = i.campaign_id AND o.item_id = i.id AND o.skip_reason IS NOT NULL
  WHERE NOT i.gold AND i.state = 'open' AND ${only}
  GROUP BY i.organization_id, i.campaign_id, i.id HAVING count(DISTINCT o.person_id) >= 2
  ${again}`

/** @param among rows of items, called i */
const exhausted = (among: string, now: string) => `
  INSERT INTO review_items (organization_id, campaign_id, item_id, reason, since)
  SELECT i.organization_id, i.campaign_id, i.id, 'exhausted', ${now}
  FROM ${among} AND NOT EXISTS (${eligible})
  ON CONFLICT (campaign_id, item_id, reason) DO UPDATE SET since = excluded.since, settled_at = NULL
    WHERE review_items.settled_at IS NOT NULL`

const wantsMore = `NOT i.gold AND i.state = 'open' AND i.claimed < i.wanted`

/** Once a session has ended: which of its items were skipped by two, or have nobody left to answer them. */
export async function fillReviewFromSession(
  on: Queryable,
  campaignId: string,
  sessionId: string,
  now: Date,
): Promise<void> {
  const ofSession = `i.campaign_id = $1 AND i.id IN (
    SELECT item_id FROM slots WHERE campaign_id = $1 AND session_id = $2)`
  await on.query(skippedTwice(ofSession), [campaignId, sessionId])
  const among = `items i WHERE ${wantsMore} AND ${ofSession} AND ${anybody}`
  await on.query(exhausted(among, '$3::timestamptz'), [campaignId, sessionId, now])
}

/**
 * By the clock: the same for a whole campaign. An item is looked at only where every annotator's cursor has passed it. One
 * that somebody new could answer no longer waits.
 */
export async function fillReview(on: Queryable, campaignId: string, now: Date): Promise<void> {
  await on.query(skippedTwice('i.campaign_id = $1'), [campaignId])
  await on.query(exhausted(passedByAll, '$2::timestamptz'), [campaignId, now])
  await on.query(
    `DELETE FROM review_items r USING items i
     WHERE r.campaign_id = $1 AND r.reason = 'exhausted' AND r.settled_at IS NULL
       AND i.campaign_id = r.campaign_id AND i.id = r.item_id
       AND (i.claimed >= i.wanted OR i.state <> 'open' OR EXISTS (${eligible}))`,
    [campaignId],
  )
}

/** Along the deal order of each priority, up to where the last annotator has come. */
const passedByAll = `generate_series(0, 9) AS p(priority)
  CROSS JOIN LATERAL (
    SELECT coalesce(d.deal_order, 0) AS deal_order, coalesce(d.seq, 0) AS seq FROM members m
    LEFT JOIN deal_cursors d ON d.campaign_id = m.campaign_id AND d.person_id = m.person_id AND d.priority = p.priority
    WHERE m.campaign_id = $1 AND m.role = 'annotator' AND m.removed_at IS NULL
    ORDER BY 1, 2 LIMIT 1) passed
  CROSS JOIN LATERAL (
    SELECT i.* FROM items i
    WHERE i.campaign_id = $1 AND i.priority = p.priority::smallint AND (i.deal_order, i.seq) <= (passed.deal_order, passed.seq)
      AND ${wantsMore} OFFSET 0) i
  WHERE NOT EXISTS (SELECT FROM review_items r WHERE r.campaign_id = i.campaign_id AND r.item_id = i.id
                      AND r.reason = 'exhausted' AND r.settled_at IS NULL)`

/** Campaigns in which something may have come up for Review. */
export async function loadGoing(on: Queryable): Promise<string[]> {
  const { rows } = await on.query<{ id: string }>(
    `SELECT id FROM campaigns WHERE state IN ('pilot', 'running', 'paused') ORDER BY id`,
  )
  return rows.map(({ id }) => id)
}

/** How many annotators could still answer an item. */
export async function countEligible(on: Queryable, campaignId: string, itemId: string): Promise<number> {
  const { rows } = await on.query<{ eligible: number }>(
    `SELECT count(*)::int AS eligible FROM items i CROSS JOIN LATERAL (${eligible}) e
     WHERE i.campaign_id = $1 AND i.id = $2`,
    [campaignId, itemId],
  )
  return rows[0]?.eligible ?? 0
}

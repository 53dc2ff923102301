import type pg from 'pg'

/**
 * Gives back the slots of a session that has ended: those never answered go back at once and may be dealt to the same
 * person again; the one on screen keeps its place for a day. Doing it twice changes nothing.
 */
export async function releaseUnshown(client: pg.ClientBase, campaignId: string, sessionId: string): Promise<void> {
  await client.query({ ...release, values: [campaignId, sessionId] })
  await client.query({ ...keepOnScreen, values: [campaignId, sessionId] })
}

/** Rows of items are locked in one order everywhere: ordinary before gold, then deal order. */
const release = {
  name: 'release-unshown',
  text: `WITH gone AS (
    DELETE FROM slots o USING sessions s
    WHERE s.campaign_id = $1 AND s.id = $2 AND s.ended_at IS NOT NULL
      AND o.campaign_id = s.campaign_id AND o.session_id = s.id
      AND o.position > s.position AND o.skip_reason IS NULL
      AND NOT EXISTS (SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
                        AND a.position = o.position AND a.superseded_at IS NULL)
    RETURNING o.campaign_id, o.item_id, o.held),
  shrunk AS (
    UPDATE sessions SET dealt = position WHERE campaign_id = $1 AND id = $2 AND ended_at IS NOT NULL),
  locked AS (
    SELECT i.campaign_id, i.id FROM items i JOIN gone ON gone.campaign_id = i.campaign_id AND gone.item_id = i.id
    WHERE gone.held
    ORDER BY i.gold, i.priority DESC, i.seq FOR UPDATE OF i),
  freed AS (
    UPDATE items i SET claimed = claimed - 1 FROM locked WHERE i.campaign_id = locked.campaign_id AND i.id = locked.id
    RETURNING i.organization_id, i.campaign_id, i.id, i.priority, i.seq, i.gold)
  INSERT INTO reopened_items (organization_id, campaign_id, item_id, priority, seq)
  SELECT organization_id, campaign_id, id, priority, seq FROM freed WHERE NOT gold
  ON CONFLICT DO NOTHING`,
}

const keepOnScreen = {
  name: 'keep-on-screen',
  text: `
    UPDATE slots o SET kept_until = s.ended_at + interval '24 hours'
    FROM sessions s
    WHERE s.campaign_id = $1 AND s.id = $2 AND s.end_reason IN ('stopped', 'expired', 'paused')
      AND o.campaign_id = s.campaign_id AND o.session_id = s.id AND o.position = s.position`,
}

/**
 * Takes back the places of prompts that stayed on screen for a day after their session ended. The slot remains, so that
 * a late answer can be kept, though not counted.
 * @returns how many places went back
 */
export async function releaseKept(pool: pg.Pool, now: Date): Promise<number> {
  await pool.query(
    `UPDATE slots o SET kept_until = NULL
     WHERE o.kept_until <= $1 AND EXISTS (
       SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
         AND a.position = o.position AND a.superseded_at IS NULL)`,
    [now],
  )
  const { rowCount } = await pool.query(
    `WITH lapsed AS (
      UPDATE slots o SET held = false, kept_until = NULL
      WHERE o.kept_until <= $1 AND o.held AND NOT EXISTS (
        SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
          AND a.position = o.position AND a.superseded_at IS NULL)
      RETURNING o.campaign_id, o.item_id),
    locked AS (
      SELECT i.campaign_id, i.id, lapsed.item_id FROM items i
      JOIN lapsed ON lapsed.campaign_id = i.campaign_id AND lapsed.item_id = i.id
      ORDER BY i.gold, i.priority DESC, i.seq FOR UPDATE OF i),
    counted AS (SELECT campaign_id, id, count(*)::int AS places FROM locked GROUP BY campaign_id, id),
    freed AS (
      UPDATE items i SET claimed = claimed - counted.places FROM counted
      WHERE i.campaign_id = counted.campaign_id AND i.id = counted.id
      RETURNING i.organization_id, i.campaign_id, i.id, i.priority, i.seq, i.gold)
    INSERT INTO reopened_items (organization_id, campaign_id, item_id, priority, seq)
    SELECT organization_id, campaign_id, id, priority, seq FROM freed WHERE NOT gold
    ON CONFLICT DO NOTHING`,
    [now],
  )
  return rowCount ?? 0
}

/** When the first of the prompts left on screen is to go back; null where there is none. */
export async function nextKeptUntil(pool: pg.Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    `SELECT min(o.kept_until) AS at FROM slots o
     WHERE o.kept_until IS NOT NULL AND o.held AND NOT EXISTS (
       SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
         AND a.position = o.position AND a.superseded_at IS NULL)`,
  )
  return rows[0]?.at ?? null
}

import type pg from 'pg'

/**
 * What must hold of every database at rest, each as a query for rows that break it. `claimed` counts the slots that are
 * held; a slot is held for an answer that counts, for a prompt that is still to come, or for one that waits on screen.
 */
const laws: Readonly<Record<string, string>> = {
  'claimed is the number of held slots': `
    SELECT i.id, i.claimed, count(o.item_id) AS held FROM items i
    LEFT JOIN slots o ON o.campaign_id = i.campaign_id AND o.item_id = i.id AND o.held
    GROUP BY i.campaign_id, i.id HAVING i.claimed <> count(o.item_id)`,
  'no item has more counted answers than wanted': `
    SELECT i.id, i.wanted, count(*) AS counted FROM items i
    JOIN answers a ON a.campaign_id = i.campaign_id AND a.item_id = i.id
    WHERE a.counted AND a.superseded_at IS NULL
    GROUP BY i.campaign_id, i.id HAVING count(*) > i.wanted`,
  'nobody has two standing answers to one item': `
    SELECT item_id, person_id, round FROM answers WHERE superseded_at IS NULL
    GROUP BY campaign_id, item_id, person_id, round HAVING count(*) > 1`,
  'every standing answer that counts holds its slot': `
    SELECT a.session_id, a.position FROM answers a
    LEFT JOIN slots o ON o.campaign_id = a.campaign_id AND o.session_id = a.session_id AND o.position = a.position
      AND o.item_id = a.item_id AND o.person_id = a.person_id
    WHERE a.counted AND a.superseded_at IS NULL AND o.held IS NOT TRUE`,
  'an ended session holds no slot beyond what was shown': `
    SELECT o.session_id, o.position FROM slots o
    JOIN sessions s ON s.campaign_id = o.campaign_id AND s.id = o.session_id
    WHERE s.ended_at IS NOT NULL AND o.position > s.position`,
  'a prompt left on an ended card goes back some day': `
    SELECT o.session_id, o.position FROM slots o
    JOIN sessions s ON s.campaign_id = o.campaign_id AND s.id = o.session_id
    WHERE s.ended_at IS NOT NULL AND o.held AND o.kept_until IS NULL AND NOT EXISTS (
      SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
        AND a.position = o.position AND a.superseded_at IS NULL)`,
  'every slot belongs to a session of its person': `
    SELECT o.item_id, o.session_id FROM slots o
    LEFT JOIN sessions s ON s.campaign_id = o.campaign_id AND s.id = o.session_id AND s.person_id = o.person_id
    WHERE s.id IS NULL`,
  'a session is dealt up to its last slot, without a gap': `
    SELECT s.id, s.dealt, count(o.position) AS slots FROM sessions s
    LEFT JOIN slots o ON o.campaign_id = s.campaign_id AND o.session_id = s.id
    GROUP BY s.campaign_id, s.id HAVING s.dealt <> count(o.position) OR s.dealt <> coalesce(max(o.position), 0)`,
  'a session counts its answers and skips rightly': `
    SELECT s.id, s.answered, s.skipped FROM sessions s
    WHERE s.answered <> (SELECT count(*) FROM answers a
        WHERE a.campaign_id = s.campaign_id AND a.session_id = s.id AND a.superseded_at IS NULL)
      OR s.skipped <> (SELECT count(*) FROM slots o
        WHERE o.campaign_id = s.campaign_id AND o.session_id = s.id AND o.skip_reason IS NOT NULL)`,
}

/** Every law that the database breaks, with the rows that break it; empty where all is well. */
export async function brokenLaws(pool: pg.Pool): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {}
  for (const [law, sql] of Object.entries(laws)) {
    const { rows } = await pool.query(sql)
    if (rows.length > 0) broken[law] = rows
  }
  return broken
}

export type KeptAnswer = {
  readonly sessionId: string
  readonly position: number
  readonly revision: number
  readonly itemId: string
  readonly labelIds: readonly number[]
  readonly counted: boolean
  readonly isStanding: boolean
  readonly purpose: string
}

/** All answers of one account, or of everybody, in the order in which they were given. */
export async function answersOf(pool: pg.Pool, userId: string | null): Promise<KeptAnswer[]> {
  const { rows } = await pool.query<KeptAnswer>(
    `SELECT a.session_id AS "sessionId", a.position, a.revision, a.item_id AS "itemId", a.label_ids AS "labelIds",
       a.counted, a.superseded_at IS NULL AS "isStanding", a.purpose
     FROM answers a JOIN identities i ON i.person_id = a.person_id
     WHERE $1::text IS NULL OR i.external_id = $1 ORDER BY a.given_at, a.position, a.revision`,
    [userId],
  )
  return rows
}

import type pg from 'pg'
import type { Answer } from '../../domain/answer.ts'
import type { Verdict } from '../../domain/intents/review-intent.ts'
import type { Tx } from '../db/database.ts'
import { type KeptAnswer, readAnswerIfAny } from '../db/kept-answer.ts'

/** A verdict that a person who flagged its item is to be told of. */
export type Outcome = {
  readonly organizationId: string
  readonly campaignId: string
  readonly personId: string
  /** Where the person flagged it. */
  readonly workspaceId: string
  readonly verdict: Verdict
  /** Null unless settled. */
  readonly answer: Answer | null
  readonly why: string
  readonly text: string | null
  readonly a: string | null
}

/** A campaign with verdicts of up to some moment that nobody was told of, and who flagged their items before. */
export type Untold = { readonly campaignId: string; readonly personIds: readonly string[] }

export async function loadUntold(pool: pg.Pool, by: Date): Promise<Untold[]> {
  const { rows } = await pool.query<{ campaign_id: string; person_ids: string[] }>(
    `SELECT t.campaign_id, coalesce(array_agg(DISTINCT f.person_id) FILTER (WHERE f.person_id IS NOT NULL), '{}') AS person_ids
     FROM adjudications t
     LEFT JOIN flags f ON f.campaign_id = t.campaign_id AND f.item_id = t.item_id AND f.raised_at <= t.at
     WHERE t.told_at IS NULL AND t.superseded_at IS NULL AND t.at <= $1
     GROUP BY t.campaign_id ORDER BY min(t.at), t.campaign_id`,
    [by],
  )
  return rows.map((row) => ({ campaignId: row.campaign_id, personIds: row.person_ids }))
}

/**
 * Takes a campaign's verdicts of up to that moment, which from now on cannot be undone, with all who flagged their items
 * before.
 *
 * @param except verdicts on what these people flagged stay as they are
 */
export async function takeUntold(
  tx: Tx,
  { campaignId, by, except }: { readonly campaignId: string; readonly by: Date; readonly except: readonly string[] },
  now: Date,
): Promise<Outcome[]> {
  const rows = await tx.$queryRaw<(Omit<Outcome, 'answer'> & KeptAnswer)[]>`
    WITH told AS (
      UPDATE adjudications a SET told_at = ${now}
      WHERE a.campaign_id = ${campaignId}::uuid AND a.told_at IS NULL AND a.superseded_at IS NULL AND a.at <= ${by}
        AND NOT EXISTS (SELECT FROM flags f WHERE f.campaign_id = a.campaign_id AND f.item_id = a.item_id
                          AND f.raised_at <= a.at AND f.person_id = ANY(${[...except]}::uuid[]))
      RETURNING *)
    SELECT t.organization_id AS "organizationId", t.campaign_id AS "campaignId", f.person_id AS "personId",
      s.workspace_id AS "workspaceId", t.verdict, t.label_ids AS "labelIds", t.content, t.why, c.text, c.a
    FROM told t
    CROSS JOIN LATERAL (
      SELECT DISTINCT ON (person_id) person_id, session_id FROM flags
      WHERE campaign_id = t.campaign_id AND item_id = t.item_id AND raised_at <= t.at
      ORDER BY person_id, raised_at DESC) f
    JOIN sessions s ON s.campaign_id = t.campaign_id AND s.id = f.session_id
    JOIN item_contents c ON c.campaign_id = t.campaign_id AND c.item_id = t.item_id
    WHERE f.person_id <> t.person_id
    ORDER BY f.person_id, t.at`
  return rows.map(({ labelIds, content, ...rest }) => ({ ...rest, answer: readAnswerIfAny({ labelIds, content }) }))
}

/** When the oldest verdict was given that nobody was told of; null where there is none. */
export async function oldestUntold(pool: pg.Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    'SELECT min(at) AS at FROM adjudications WHERE told_at IS NULL AND superseded_at IS NULL',
  )
  return rows[0]?.at ?? null
}

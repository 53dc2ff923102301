import type pg from 'pg'
import type { Answer } from '../../domain/answer.ts'
import type { ReviewReason } from '../../domain/intents/review-intent.ts'
import type { ItemContent } from '../../domain/item.ts'
import type { KnownAnswer } from '../../domain/items/known-answer.ts'
import type { SkipReason } from '../../domain/session.ts'
import { type KeptAnswer, readAnswer } from '../db/kept-answer.ts'
import { contentOf, type ItemContentRow } from '../items/item-content.ts'

/** All that an adjudicator is shown of an item, votes included: those are for after the own choice. */
export type ReviewedItem = {
  readonly content: ItemContent
  readonly isGold: boolean
  readonly reasons: readonly ReviewReason[]
  readonly notes: readonly string[]
  /** Who flagged it, by id. */
  readonly flaggedBy: readonly string[]
  readonly skips: readonly { readonly reason: SkipReason; readonly count: number }[]
  /** Standing answers that count, the most frequent first. */
  readonly votes: readonly { readonly answer: Answer; readonly count: number }[]
  readonly known: KnownAnswer | null
}

type Row = ItemContentRow & {
  gold: boolean
  reasons: ReviewReason[] | null
  notes: string[] | null
  flaggedBy: string[] | null
  skips: { reason: SkipReason; count: number }[] | null
  votes: (KeptAnswer & { count: number })[] | null
  known: (KeptAnswer & { explanation: string }) | null
}

const itemSql = `
  SELECT i.gold, c.text, c.a, c.b, c.candidates, c.draft, c.image, c.context,
    (SELECT array_agg(r.reason ORDER BY r.since, r.reason) FROM review_items r
     WHERE r.campaign_id = i.campaign_id AND r.item_id = i.id AND r.settled_at IS NULL) AS reasons,
    (SELECT array_agg(n.note ORDER BY f.raised_at, f.id) FROM flags f
     JOIN flag_notes n ON n.campaign_id = f.campaign_id AND n.flag_id = f.id
     WHERE f.campaign_id = i.campaign_id AND f.item_id = i.id) AS notes,
    (SELECT array_agg(DISTINCT f.person_id) FROM flags f
     WHERE f.campaign_id = i.campaign_id AND f.item_id = i.id) AS "flaggedBy",
    (SELECT json_agg(s ORDER BY s.count DESC, s.reason) FROM (
       SELECT skip_reason AS reason, count(*)::int AS count FROM slots
       WHERE campaign_id = i.campaign_id AND item_id = i.id AND skip_reason IS NOT NULL GROUP BY skip_reason) s) AS skips,
    (SELECT json_agg(v ORDER BY v.count DESC, v."labelIds", v.content->>'key') FROM (
       SELECT label_ids AS "labelIds", content, count(*)::int AS count FROM answers
       WHERE campaign_id = i.campaign_id AND item_id = i.id AND superseded_at IS NULL AND counted
       GROUP BY label_ids, content) v) AS votes,
    (SELECT json_build_object('labelIds', g.label_ids, 'content', g.content, 'explanation', g.explanation) FROM gold_answers g
     WHERE g.campaign_id = i.campaign_id AND g.item_id = i.id) AS known
  FROM items i JOIN item_contents c ON c.campaign_id = i.campaign_id AND c.item_id = i.id
  WHERE i.campaign_id = $1 AND i.id = $2`

/** Null where there is no such item. */
export async function loadReviewedItem(
  pool: pg.Pool,
  campaignId: string,
  itemId: string,
): Promise<ReviewedItem | null> {
  const { rows } = await pool.query<Row>(itemSql, [campaignId, itemId])
  const row = rows[0]
  if (row === undefined) return null
  return {
    content: contentOf(row),
    isGold: row.gold,
    reasons: row.reasons ?? [],
    notes: row.notes ?? [],
    flaggedBy: row.flaggedBy ?? [],
    skips: row.skips ?? [],
    votes: (row.votes ?? []).map(({ count, ...kept }) => ({ answer: readAnswer(kept), count })),
    known: row.known === null ? null : { answer: readAnswer(row.known), explanation: row.known.explanation },
  }
}

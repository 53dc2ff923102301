import type pg from 'pg'
import type { TextItem } from '../../metrics/signs/duplicates.ts'
import type { GoldReplyOf } from '../../metrics/signs/shared-mistakes.ts'
import { keyOf } from '../db/kept-answer.ts'

type Client = Pick<pg.ClientBase, 'query'>

/** The item is named as in its file; `word` is what was said of one's sureness. */
export type WordedGoldReply = GoldReplyOf & { readonly word: string | null }

/** An answer that took longer was a break. */
const longestAnswerMs = 300_000
/** Times looked at of each person: what they do of late. */
const timesEach = 200
const lookBackDays = 28
const mostSameTexts = 2_000

/**
 * Every answer to gold, in order of time; accounts of one person are one.
 *
 * @param before only what was given, and stood, before this moment; null for what stands now
 */
export async function readGoldReplies(on: Client, campaignId: string, before: Date | null): Promise<WordedGoldReply[]> {
  const { rows } = await on.query<WordedGoldReply>(
    `SELECT coalesce(p.merged_into, p.id) AS "personId", i.external_id AS item, ${keyOf('g')} AS truth,
       ${keyOf('a')} AS answer, a.confidence AS word
     FROM answers a
     JOIN gold_answers g ON g.campaign_id = a.campaign_id AND g.item_id = a.item_id
     JOIN items i ON i.campaign_id = a.campaign_id AND i.id = a.item_id
     JOIN people p ON p.id = a.person_id
     WHERE a.campaign_id = $1 AND a.purpose = 'gold' AND a.round = 1 AND a.counted
       AND (a.superseded_at IS NULL OR a.superseded_at >= $2) AND ($2::timestamptz IS NULL OR a.given_at < $2)
     ORDER BY a.given_at, a.session_id, a.position, a.revision`,
    [campaignId, before],
  )
  return rows
}

/** How long each annotator's latest answers took, milliseconds. */
export async function readAnswerTimes(on: Client, campaignId: string, now: Date): Promise<Map<string, number[]>> {
  const { rows } = await on.query<{ person_id: string; times: number[] }>(
    `SELECT m.person_id, ARRAY(
       SELECT elapsed_ms FROM answers a
       WHERE a.campaign_id = m.campaign_id AND a.person_id = m.person_id AND a.purpose = 'ordinary'
         AND a.given_at > $2 AND a.superseded_at IS NULL
       ORDER BY given_at DESC LIMIT $3) AS times
     FROM members m WHERE m.campaign_id = $1 AND m.role = 'annotator' AND m.removed_at IS NULL
     ORDER BY m.person_id`,
    [campaignId, new Date(now.getTime() - lookBackDays * 24 * 3600_000), timesEach],
  )
  return new Map(rows.map((row) => [row.person_id, row.times]))
}

/**
 * Hours of work on all answers, and the ordinary items that have a label by now.
 *
 * @param without whose answers, and the items that they answered, are left out
 */
export async function readWork(
  on: Client,
  campaignId: string,
  without: readonly string[],
): Promise<{ hours: number; labels: number }> {
  const { rows } = await on.query<{ hours: number; labels: number }>(
    `SELECT
       (SELECT coalesce(sum(least(elapsed_ms, $2)), 0)::float8 / 3600000 FROM answers
        WHERE campaign_id = $1 AND person_id <> ALL($3::uuid[])) AS hours,
       (SELECT count(*)::int FROM items i
        LEFT JOIN live_votes v ON v.campaign_id = i.campaign_id AND v.item_id = i.id
        WHERE i.campaign_id = $1 AND NOT i.gold
          AND (i.state IN ('sure', 'settled') OR i.state = 'open' AND v.answers >= i.wanted AND NOT v.is_tie)
          AND (cardinality($3::uuid[]) = 0 OR NOT EXISTS (
            SELECT FROM answers a WHERE a.campaign_id = i.campaign_id AND a.item_id = i.id
              AND a.person_id = ANY($3::uuid[])))) AS labels`,
    [campaignId, longestAnswerMs, without],
  )
  return rows[0] ?? { hours: 0, labels: 0 }
}

/**
 * Ordinary items whose texts look alike to the database, with the labels that the night found, ids between hyphens. They
 * are named as in their file.
 */
export async function readSameTexts(on: Client, campaignId: string): Promise<TextItem[]> {
  const { rows } = await on.query<TextItem>(
    `WITH said AS MATERIALIZED (
       SELECT i.id, i.seq, i.external_id, md5(${plain}) AS form FROM items i
       JOIN item_contents c ON c.campaign_id = i.campaign_id AND c.item_id = i.id
       WHERE i.campaign_id = $1 AND NOT i.gold AND i.state <> 'dropped' AND ${plain} <> '')
     SELECT s.external_id AS id, ${text} AS text,
       CASE WHEN n.is_tie THEN NULL ELSE array_to_string(n.label_ids, '-') END AS label
     FROM said s
     JOIN (SELECT form FROM said GROUP BY form HAVING count(*) > 1) twice USING (form)
     JOIN item_contents c ON c.campaign_id = $1 AND c.item_id = s.id
     LEFT JOIN overnight_labels n ON n.campaign_id = $1 AND n.item_id = s.id
     ORDER BY s.form, s.seq LIMIT $2`,
    [campaignId, mostSameTexts],
  )
  return rows
}

/** All that is to be judged of an item; the same text beside another image or context is another item. */
const text = `concat_ws(E'\\n', c.text, c.a, c.b, c.candidates::text, c.draft, c.image, nullif(c.context::text, '[]'))`
const plain = `btrim(lower(regexp_replace(${text}, '\\s+', ' ', 'g')))`

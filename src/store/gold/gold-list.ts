import type pg from 'pg'
import type { Answer } from '../../domain/answer.ts'
import type { ItemContent } from '../../domain/item.ts'
import { answerJson, type KeptAnswer, readAnswer, sameAnswer } from '../db/kept-answer.ts'
import { contentOf, type ItemContentRow } from '../items/item-content.ts'

type Queryable = Pick<pg.Pool, 'query'>

/** How one known answer fared; answers that were taken back are left out. */
export type GoldRow = {
  readonly itemId: string
  readonly content: ItemContent
  readonly answer: Answer
  readonly explanation: string
  /** How often it was dealt. */
  readonly shown: number
  readonly answered: number
  readonly wrong: number
  /** People who flagged it. */
  readonly flagged: number
  readonly retired: boolean
  /** What those who failed it chose most; null where nobody did. */
  readonly mostChosen: Answer | null
}

/** All of a campaign's known answers, those failed most first; of those failed alike, the one met most often. */
export async function loadGold(on: Queryable, campaignId: string): Promise<GoldRow[]> {
  const { rows } = await on.query<Row>(`${goldSql} ${goldOrder}`, [campaignId, null])
  return rows.map(rowOf)
}

/** One of them; null where the campaign has no such known answer. */
export async function loadOneGold(on: Queryable, campaignId: string, itemId: string): Promise<GoldRow | null> {
  const { rows } = await on.query<Row>(goldSql, [campaignId, itemId])
  return rows[0] === undefined ? null : rowOf(rows[0])
}

/** What people chose at a known answer, the most frequent first. */
export async function loadGoldVotes(
  on: Queryable,
  campaignId: string,
  itemId: string,
): Promise<{ readonly answer: Answer; readonly count: number }[]> {
  const { rows } = await on.query<KeptAnswer & { count: number }>(
    `SELECT label_ids AS "labelIds", content, count(*)::int AS count FROM answers
     WHERE campaign_id = $1 AND item_id = $2 AND superseded_at IS NULL
     GROUP BY label_ids, content ORDER BY count(*) DESC, label_ids, content->>'key'`,
    [campaignId, itemId],
  )
  return rows.map((row) => ({ answer: readAnswer(row), count: row.count }))
}

type Row = ItemContentRow & {
  item_id: string
  known: KeptAnswer
  explanation: string
  shown: number
  answered: number
  wrong: number
  flagged: number
  retired: boolean
  most_chosen: KeptAnswer | null
}

function rowOf(row: Row): GoldRow {
  return {
    itemId: row.item_id,
    content: contentOf(row),
    answer: readAnswer(row.known),
    explanation: row.explanation,
    shown: row.shown,
    answered: row.answered,
    wrong: row.wrong,
    flagged: row.flagged,
    retired: row.retired,
    mostChosen: row.most_chosen === null ? null : readAnswer(row.most_chosen),
  }
}

const goldSql = `
  SELECT i.id AS item_id, ${answerJson('g')} AS known, g.explanation, i.claimed AS shown, i.state = 'retired' AS retired,
    c.text, c.a, c.b, c.candidates, c.draft, c.image, c.context, coalesce(n.answered, 0) AS answered, coalesce(n.wrong, 0) AS wrong,
    f.flagged, w.answer AS most_chosen
  FROM items i
  JOIN gold_answers g ON g.campaign_id = i.campaign_id AND g.item_id = i.id
  JOIN item_contents c ON c.campaign_id = i.campaign_id AND c.item_id = i.id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS answered, (count(*) FILTER (WHERE NOT ${sameAnswer('a', 'g')}))::int AS wrong
    FROM answers a WHERE a.campaign_id = i.campaign_id AND a.item_id = i.id AND a.superseded_at IS NULL) n
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT person_id)::int AS flagged FROM flags WHERE campaign_id = i.campaign_id AND item_id = i.id) f
  LEFT JOIN LATERAL (
    SELECT ${answerJson('a')} AS answer FROM answers a
    WHERE a.campaign_id = i.campaign_id AND a.item_id = i.id AND a.superseded_at IS NULL AND NOT ${sameAnswer('a', 'g')}
    GROUP BY a.label_ids, a.content ORDER BY count(*) DESC, a.label_ids LIMIT 1) w ON true
  WHERE i.campaign_id = $1 AND i.gold AND i.state <> 'dropped' AND ($2::uuid IS NULL OR i.id = $2)`

const goldOrder = `
  ORDER BY (i.state = 'retired'), (n.answered >= 3 AND 2 * n.wrong > n.answered) DESC,
    n.wrong::float8 / greatest(n.answered, 1) DESC, i.claimed DESC, i.seq`

import type pg from 'pg'
import { undoForMs } from '../../sessions/what-is-open.ts'
import { sameAnswer } from '../db/kept-answer.ts'
import { transactionOn } from '../db/transaction.ts'

type Queryable = Pick<pg.ClientBase, 'query'>

/** Answers to gold, and how many of them are right. */
export type GoldCount = { readonly answered: number; readonly right: number }

const nothing: GoldCount = { answered: 0, right: 0 }

/**
 * What people may be told of their own gold in a campaign, by person: the frozen blocks and nothing else. Whoever shows
 * somebody a figure of their own gold reads it here.
 *
 * @param before only what was frozen earlier; null for all
 */
export async function loadToldGold(
  on: Queryable,
  campaignId: string,
  before: Date | null,
): Promise<(personId: string) => GoldCount> {
  const { rows } = await on.query<GoldCount & { person_id: string }>({
    name: 'told-gold',
    text: `SELECT person_id, count(*)::int AS answered, (count(*) FILTER (WHERE is_right))::int AS right FROM told_golds
     WHERE campaign_id = $1 AND ($2::timestamptz IS NULL OR frozen_at < $2) GROUP BY person_id`,
    values: [campaignId, before],
  })
  const found = new Map(rows.map(({ person_id, answered, right }) => [person_id, { answered, right }]))
  return (personId) => found.get(personId) ?? nothing
}

/** How long after a sitting its last answer can still be taken back. */
const undoable = `${undoForMs} milliseconds`

/** Somebody's work in one campaign. */
export type Annotating = { readonly campaignId: string; readonly personId: string }

/**
 * Whose answers no night has looked at since they changed. An answer that nothing follows stands a while after its sitting.
 *
 * @param night only those whom it has not looked at yet
 */
export async function loadUntold(pool: pg.Pool, night: Date): Promise<Annotating[]> {
  const { rows } = await pool.query<{ campaign_id: string; person_id: string }>(
    `SELECT m.campaign_id, m.person_id FROM members m
     LEFT JOIN standings t ON t.campaign_id = m.campaign_id AND t.person_id = m.person_id
     WHERE m.role = 'annotator' AND (t.told_at IS NULL OR t.told_at < $1) AND EXISTS (
       SELECT FROM sessions s WHERE s.person_id = m.person_id AND s.campaign_id = m.campaign_id
         AND (t.told_at IS NULL OR s.offered_at > t.told_at OR s.ended_at > t.told_at - interval '${undoable}'))
     ORDER BY m.campaign_id, m.person_id`,
    [night],
  )
  return rows.map((row) => ({ campaignId: row.campaign_id, personId: row.person_id }))
}

/**
 * Freezes the blocks of five golds that somebody has completed by a night. A gold counts by the first answer to it that
 * stood: that was not taken back before the person's next answer, or, where none came, until it could not be taken back
 * any more. Only full tens of answers to items of any kind are looked at, so that whoever gives one a night learns of ten
 * at best that the fifth gold was among them. What is right is judged here, once. Doing it twice changes nothing.
 *
 * @param night as it was due to begin: what came later waits for the next one
 */
export async function freezeBlocks(pool: pg.Pool, { campaignId, personId }: Annotating, night: Date): Promise<void> {
  await transactionOn(pool, async (client) => {
    const { rowCount } = await client.query(
      `INSERT INTO standings AS t (organization_id, campaign_id, person_id, answered, gold_answered, gold_right, told_at)
       SELECT organization_id, id, $2, 0, 0, 0, $3 FROM campaigns WHERE id = $1
       ON CONFLICT (campaign_id, person_id) DO UPDATE SET told_at = excluded.told_at
       WHERE t.told_at IS NULL OR t.told_at < excluded.told_at`,
      [campaignId, personId, night],
    )
    if (rowCount === 1) await client.query({ ...freeze, values: [campaignId, personId, night] })
  })
}

/** An answer that the next one goes to the same item was taken back, or there could be no next one. */
const freeze = {
  name: 'freeze-told-gold',
  text: `
    WITH given AS (
      SELECT a.organization_id, a.item_id, a.purpose, a.label_ids, a.content, a.session_id, a.given_at, a.superseded_at,
        row_number() OVER in_order AS nth, lead(a.item_id) OVER in_order AS next_item,
        lead(a.given_at) OVER in_order AS next_at
      FROM answers a
      WHERE a.campaign_id = $1 AND a.person_id = $2 AND a.purpose IN ('ordinary', 'gold') AND a.round = 1
        AND a.given_at < $3
      WINDOW in_order AS (ORDER BY a.given_at, a.session_id, a.revision)),
    stood AS (
      SELECT DISTINCT ON (item_id) * FROM given g
      WHERE CASE
        WHEN g.next_item IS NULL THEN coalesce(g.superseded_at >= $3, true) AND EXISTS (
          SELECT FROM sessions s WHERE s.campaign_id = $1 AND s.id = g.session_id
            AND s.ended_at <= $3::timestamptz - interval '${undoable}')
        ELSE g.next_item <> g.item_id AND coalesce(g.superseded_at >= g.next_at, true) END
      ORDER BY item_id, nth),
    placed AS (SELECT *, row_number() OVER (ORDER BY nth) AS place, count(*) OVER () AS of_all FROM stood),
    golds AS (
      SELECT placed.*, ${sameAnswer('placed', 'k')} AS is_right,
        row_number() OVER (ORDER BY nth) AS gold_place, count(*) OVER () AS of_golds
      FROM placed JOIN gold_answers k ON k.campaign_id = $1 AND k.item_id = placed.item_id
      WHERE placed.purpose = 'gold' AND placed.place <= placed.of_all / 10 * 10 AND NOT EXISTS (
        SELECT FROM told_golds t WHERE t.campaign_id = $1 AND t.person_id = $2 AND t.item_id = placed.item_id))
    INSERT INTO told_golds (organization_id, campaign_id, person_id, item_id, is_right, frozen_at)
    SELECT organization_id, $1, $2, item_id, is_right, $3 FROM golds WHERE gold_place <= of_golds / 5 * 5`,
}

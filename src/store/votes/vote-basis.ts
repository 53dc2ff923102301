import type pg from 'pg'
import type { ItemAnswer, ItemOutcome, ItemVote } from '../../metrics/consensus/item-vote.ts'
import { answerJson, type KeptAnswer, readAnswer } from '../db/kept-answer.ts'

/** Where an answer was given. */
export type AnswerPlace = { readonly campaignId: string; readonly sessionId: string; readonly position: number }

export type ItemRef = { readonly campaignId: string; readonly itemId: string }

/** What an item's vote is counted from. */
export type VoteBasis = ItemRef & {
  readonly organizationId: string
  readonly campaignVersion: number
  readonly temperature: number
  /** Answers wanted of the item as it stands. */
  readonly wanted: number
  readonly isGold: boolean
  /** Grows with each answer and each taken back. */
  readonly basis: number
  /** Those that count, in the order in which they were given; of people who turned out to be one, the last. */
  readonly answers: readonly ItemAnswer[]
}

export type CountedVote = Pick<VoteBasis, 'organizationId' | 'campaignId' | 'itemId' | 'basis'> &
  ItemVote & {
    readonly answers: number
    /** What follows for the item; null where its state is not to change. */
    readonly outcome: ItemOutcome | null
    /** Answers wanted should it be open. */
    readonly wanted: number
  }

type Row = {
  organization_id: string
  campaign_id: string
  item_id: string
  version: number
  temperature: number
  wanted: number
  gold: boolean
  basis: number
  given: { rater: string; answer: KeptAnswer; right: number; answered: number }[]
}

/** The items that were answered at these places, each once. The same is read of gold as of any other item. */
export async function loadBasisAt(pool: pg.Pool, places: readonly AnswerPlace[]): Promise<VoteBasis[]> {
  const values = [
    places.map((place) => place.campaignId),
    places.map((place) => place.sessionId),
    places.map((place) => place.position),
  ]
  const { rows } = await pool.query<Row>({ ...basisAt, values })
  return eachOnce(rows)
}

export async function loadBasisOf(pool: pg.Pool, items: readonly ItemRef[]): Promise<VoteBasis[]> {
  const values = [items.map((item) => item.campaignId), items.map((item) => item.itemId)]
  const { rows } = await pool.query<Row>({ ...basisOf, values })
  return eachOnce(rows)
}

function eachOnce(rows: readonly Row[]): VoteBasis[] {
  const byItem = new Map(rows.map((row) => [`${row.campaign_id} ${row.item_id}`, row]))
  return [...byItem.values()].map((row) => {
    const byRater = new Map(row.given.map((answer) => [answer.rater, answer]))
    return {
      organizationId: row.organization_id,
      campaignId: row.campaign_id,
      itemId: row.item_id,
      campaignVersion: row.version,
      temperature: row.temperature,
      wanted: row.wanted,
      isGold: row.gold,
      basis: row.basis,
      answers: [...byRater.values()].map(({ answer, right, answered }) => ({
        answer: readAnswer(answer),
        score: { right, answered },
      })),
    }
  })
}

/** `OFFSET 0` has each item looked up by itself, however large the tables are. */
const fromItems = `
  CROSS JOIN LATERAL (
    SELECT i.organization_id, i.campaign_id, i.id AS item_id, i.wanted, i.gold FROM items i
    WHERE i.campaign_id = q.campaign_id AND i.id = q.item_id OFFSET 0) i
  JOIN campaigns c ON c.id = i.campaign_id
  CROSS JOIN LATERAL (
    SELECT (count(*) + count(a.superseded_at))::int AS basis,
      coalesce(json_agg(json_build_object('rater', coalesce(p.merged_into, p.id), 'answer', ${answerJson('a')},
          'right', coalesce(t.gold_right, 0), 'answered', coalesce(t.gold_answered, 0))
        ORDER BY a.given_at, a.session_id, a.position, a.revision)
        FILTER (WHERE a.counted AND a.superseded_at IS NULL AND a.round = 1 AND a.purpose IN ('ordinary', 'gold')),
        '[]') AS given
    FROM answers a
    JOIN people p ON p.id = a.person_id
    LEFT JOIN standings t ON t.campaign_id = a.campaign_id AND t.person_id = coalesce(p.merged_into, p.id)
    WHERE a.campaign_id = i.campaign_id AND a.item_id = i.item_id) a`

const columns =
  'i.organization_id, i.campaign_id, i.item_id, i.wanted, i.gold, c.version, c.temperature, a.basis, a.given'

const basisAt = {
  name: 'vote-basis-at',
  text: `SELECT ${columns}
    FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS place(campaign_id, session_id, position)
    CROSS JOIN LATERAL (
      SELECT s.campaign_id, s.item_id FROM slots s
      WHERE s.campaign_id = place.campaign_id AND s.session_id = place.session_id AND s.position = place.position
      OFFSET 0) q
    ${fromItems}`,
}

const basisOf = {
  name: 'vote-basis-of',
  text: `SELECT ${columns} FROM unnest($1::uuid[], $2::uuid[]) AS q(campaign_id, item_id) ${fromItems}`,
}

import type pg from 'pg'
import type { Answer } from '../../domain/answer.ts'
import type { ItemContent, ShownOrder } from '../../domain/item.ts'
import type { KnownAnswer } from '../../domain/items/known-answer.ts'
import type { Confidence } from '../../domain/session.ts'
import { answerJson, type KeptAnswer, readAnswer, readAnswerIfAny } from '../db/kept-answer.ts'
import { contentOf, type ItemContentRow } from '../items/item-content.ts'

/** One item with everything that was said of it. */
export type ExportRow = {
  readonly externalId: string
  readonly content: ItemContent
  /** null for an ordinary item. */
  readonly gold: KnownAnswer | null
  /** In the order in which they were given. */
  readonly answers: readonly ExportedAnswer[]
  readonly flags: readonly ExportedFlag[]
  /** What an adjudicator decided; null where nobody did, or the item was only returned for more votes. */
  readonly verdict: ExportedVerdict | null
  /** What the answers say so far, and what the last night found; null where there is nothing yet. */
  readonly live: ExportedConsensus | null
  readonly overnight: ExportedConsensus | null
}

/** Posteriors are in the order of label ids; none without answers. */
export type ExportedConsensus = {
  readonly labelIds: readonly number[]
  readonly isTie: boolean
  readonly posterior: number | null
  readonly posteriors: readonly number[]
  readonly method: string
  readonly version: string
  readonly at: Date
}

type ExportedAnswer = {
  readonly personId: string
  readonly answer: Answer
  readonly confidence: Confidence | null
  readonly givenAt: Date
  readonly elapsedMs: number
  readonly guidelineVersion: number
  readonly counted: boolean
  /** When a later answer by the same person took its place; null while it stands. */
  readonly supersededAt: Date | null
  /** Of a pair or a ranking: in which order its texts were shown; null where none was drawn. */
  readonly shownOrder: ShownOrder | null
}

export type ExportedVerdict = {
  readonly kind: 'settled' | 'dropped'
  readonly personId: string
  /** Null for a drop. */
  readonly answer: Answer | null
  readonly why: string
  readonly at: Date
}

type ExportedFlag = { readonly personId: string; readonly note: string; readonly raisedAt: Date }

export type ExportChoice = { readonly gold: boolean; readonly superseded: boolean }

const fetched = 500

/**
 * Reads a campaign's items in the order of import through a cursor, all as they are at one moment, with a few hundred
 * in memory at a time. People who turned out to be one are one.
 */
export async function* exportRows(pool: pg.Pool, campaignId: string, choice: ExportChoice): AsyncGenerator<ExportRow> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`DECLARE exported NO SCROLL CURSOR FOR ${rowsSql}`, [campaignId, choice.gold, choice.superseded])
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH ${fetched} FROM exported`)
      yield* rows.map(rowOf)
      if (rows.length < fetched) break
    }
  } finally {
    const broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    )
    client.release(broken)
  }
}

type Row = ItemContentRow & {
  external_id: string
  gold: KeptAnswer | null
  explanation: string | null
  answers: (Omit<ExportedAnswer, 'answer' | 'givenAt' | 'supersededAt'> & {
    answer: KeptAnswer
    givenAt: string
    supersededAt: string | null
  })[]
  flags: { personId: string; note: string; raisedAt: string }[]
  verdict: (Omit<ExportedVerdict, 'answer' | 'at'> & { answer: KeptAnswer; at: string }) | null
  live: (Omit<ExportedConsensus, 'at'> & { at: string }) | null
  overnight: (Omit<ExportedConsensus, 'at'> & { at: string }) | null
}

function rowOf(row: Row): ExportRow {
  return {
    externalId: row.external_id,
    content: contentOf(row),
    gold: row.gold === null ? null : { answer: readAnswer(row.gold), explanation: row.explanation ?? '' },
    answers: row.answers.map((answer) => ({
      ...answer,
      answer: readAnswer(answer.answer),
      givenAt: new Date(answer.givenAt),
      supersededAt: answer.supersededAt === null ? null : new Date(answer.supersededAt),
    })),
    flags: row.flags.map((flag) => ({ ...flag, raisedAt: new Date(flag.raisedAt) })),
    verdict: row.verdict === null ? null : verdictOf(row.verdict),
    live: row.live === null ? null : { ...row.live, at: new Date(row.live.at) },
    overnight: row.overnight === null ? null : { ...row.overnight, at: new Date(row.overnight.at) },
  }
}

function verdictOf(row: NonNullable<Row['verdict']>): ExportedVerdict {
  return { ...row, answer: readAnswerIfAny(row.answer), at: new Date(row.at) }
}

/**
 * Looks everything up item by item, by its key: a plan for joins could, where a campaign has just been imported and
 * nothing is known of its size, compare each item with each gold answer.
 */
const rowsSql = `
  SELECT i.external_id, c.text, c.a, c.b, c.candidates, c.draft, c.image, c.context, g.answer AS gold, g.explanation,
    coalesce((
      SELECT json_agg(json_build_object(
          'personId', (SELECT coalesce(p.merged_into, p.id) FROM people p WHERE p.id = a.person_id),
          'answer', ${answerJson('a')}, 'confidence', a.confidence, 'givenAt', a.given_at, 'elapsedMs', a.elapsed_ms,
          'guidelineVersion', a.guideline_version, 'counted', a.counted, 'supersededAt', a.superseded_at,
          'shownOrder', (SELECT o.shown_order FROM slots o WHERE o.campaign_id = a.campaign_id
            AND o.session_id = a.session_id AND o.position = a.position))
        ORDER BY a.given_at, a.session_id, a.position, a.revision)
      FROM answers a
      WHERE a.campaign_id = i.campaign_id AND a.item_id = i.id AND ($3::boolean OR a.superseded_at IS NULL)
        AND a.purpose IN ('ordinary', 'gold')), '[]'::json) AS answers,
    coalesce((
      SELECT json_agg(json_build_object(
          'personId', (SELECT coalesce(p.merged_into, p.id) FROM people p WHERE p.id = f.person_id),
          'note', coalesce((SELECT n.note FROM flag_notes n WHERE n.campaign_id = f.campaign_id AND n.flag_id = f.id), ''),
          'raisedAt', f.raised_at)
        ORDER BY f.raised_at, f.id)
      FROM flags f WHERE f.campaign_id = i.campaign_id AND f.item_id = i.id), '[]'::json) AS flags,
    (SELECT json_build_object('kind', j.verdict, 'personId', coalesce(p.merged_into, p.id), 'answer', ${answerJson('j')},
        'why', j.why, 'at', j.at)
     FROM adjudications j JOIN people p ON p.id = j.person_id
     WHERE j.campaign_id = i.campaign_id AND j.item_id = i.id AND j.superseded_at IS NULL
       AND j.verdict IN ('settled', 'dropped')) AS verdict,
    (SELECT json_build_object('labelIds', v.label_ids, 'isTie', v.is_tie, 'posterior', v.posterior,
        'posteriors', v.posteriors, 'method', split_part(v.method, '/', 1), 'version', v.method, 'at', v.at)
     FROM live_votes v WHERE v.campaign_id = i.campaign_id AND v.item_id = i.id) AS live,
    (SELECT json_build_object('labelIds', o.label_ids, 'isTie', o.is_tie, 'posterior', o.posterior,
        'posteriors', o.posteriors, 'method', o.method, 'version', o.version, 'at', o.at)
     FROM overnight_labels o WHERE o.campaign_id = i.campaign_id AND o.item_id = i.id) AS overnight
  FROM items i
  CROSS JOIN LATERAL (SELECT * FROM item_contents c
    WHERE c.campaign_id = i.campaign_id AND c.item_id = i.id LIMIT 1) c
  LEFT JOIN LATERAL (SELECT explanation, ${answerJson('g')} AS answer FROM gold_answers g
    WHERE i.gold AND g.campaign_id = i.campaign_id AND g.item_id = i.id LIMIT 1) g ON true
  WHERE i.campaign_id = $1 AND ($2::boolean OR NOT i.gold)
  ORDER BY i.seq`

import type pg from 'pg'
import { type Answer, answerKey } from '../../domain/answer.ts'
import { type TaskTypeName, taskTypes } from '../../domain/task-types/task-types.ts'
import { knownClasses } from '../../metrics/ratings/known-classes.ts'
import { type RatingTable, ratingTableBuilder } from '../../metrics/ratings/rating-table.ts'
import { type KeptAnswer, keyOf, readAnswer } from '../db/kept-answer.ts'
import { type Merged, mergedColumn } from '../people/who-is-now.ts'

/** All answers of a campaign that count, as numbers. Items that are gold come after all others. */
export type CampaignRatings = RatedCampaign & {
  /** Classes are the keys of answers: label ids between hyphens; with one label an answer, every label has its class. */
  readonly table: RatingTable
  /** How many of the table's items are ordinary ones: the first. Dropped ones are the last of these. */
  readonly ordinary: number
  /** The ordinary items that were not dropped, alone: what figures are told of. */
  readonly told: RatingTable
  /** Whether that is a sample. */
  readonly isSample: boolean
  /** Known answers by item. */
  readonly gold: ReadonlyMap<string, Answer>
}

/** A campaign as its ratings see it. */
export type RatedCampaign = {
  readonly organizationId: string
  readonly taskType: TaskTypeName
  readonly labelIds: readonly number[]
  /** All classes that an answer may be of; none where it may hold several labels, or is an order of them: then those that occur. */
  readonly classes: readonly string[]
  /** Answers that an item gets, at most. */
  readonly overlap: number
}

/** What figures of a campaign are measured of. */
export type ToldRatings = Pick<CampaignRatings, 'taskType' | 'labelIds' | 'told' | 'isSample'>

type Client = Pick<pg.ClientBase, 'query'>

/** Answers in memory at once while they are read. */
const fetched = 10_000

/**
 * Reads a campaign's answers through a cursor: what is held at once is the table, and never the rows. Null without it.
 *
 * @param which without whose answers; and only what was given, and stood, before a moment, or what stands now
 */
export async function readRatings(
  client: Client,
  campaignId: string,
  which: { readonly without?: readonly string[]; readonly before?: Date | null } = {},
): Promise<CampaignRatings | null> {
  const campaign = await readRated(client, campaignId)
  if (campaign === null) return null
  const gold = await readGold(client, campaignId)
  const sameAs = await readMerged(client, campaignId)
  const builder = ratingTableBuilder(campaign.classes)
  const dropped = await readDropped(client, campaignId)
  const later: [item: string, rater: string, key: string][] = []
  const { without = [], before = null } = which
  for (const purpose of ['ordinary', 'gold']) {
    for await (const [item, rater, key] of answers(client, campaignId, purpose, without, before)) {
      if (purpose === 'ordinary' && dropped.has(item)) later.push([item, sameAs.get(rater) ?? rater, key])
      else builder.add(item, sameAs.get(rater) ?? rater, key)
    }
    for (const answer of later.splice(0)) builder.add(...answer)
  }
  const table = builder.build()
  const until = (isAfter: (item: string) => boolean) => {
    const first = table.items.findIndex(isAfter)
    return first < 0 ? table.items.length : first
  }
  const ordinary = until((item) => gold.has(item))
  const told = firstItems(
    table,
    until((item) => gold.has(item) || dropped.has(item)),
  )
  return { ...campaign, table, gold, ordinary, told, isSample: false }
}

export async function readRated(client: Client, campaignId: string): Promise<RatedCampaign | null> {
  const { rows } = await client.query<Omit<RatedCampaign, 'classes'>>(
    `SELECT organization_id AS "organizationId", task_type AS "taskType", overlap,
       ARRAY(SELECT id FROM labels l WHERE l.campaign_id = c.id ORDER BY id) AS "labelIds"
     FROM campaigns c WHERE id = $1`,
    [campaignId],
  )
  return (
    rows.map((row) => ({
      ...row,
      classes: holdsSeveral(row.taskType) ? [] : row.labelIds.map(String),
    }))[0] ?? null
  )
}

function holdsSeveral(taskType: TaskTypeName): boolean {
  const { scale } = taskTypes[taskType]
  return scale === 'sets' || scale === 'orders'
}

/** The ordinary items of a table alone; its arrays are shared. */
export function ordinaryOf({ table, ordinary }: Pick<CampaignRatings, 'table' | 'ordinary'>): RatingTable {
  return firstItems(table, ordinary)
}

function firstItems(table: RatingTable, items: number): RatingTable {
  const to = table.itemStart[items] ?? 0
  return {
    ...table,
    items: table.items.slice(0, items),
    itemStart: table.itemStart.subarray(0, items + 1),
    raterAt: table.raterAt.subarray(0, to),
    classAt: table.classAt.subarray(0, to),
    arrivalAt: table.arrivalAt.subarray(0, to),
  }
}

/** Per item of the table the index of its known class, as from `knownClasses`. */
export function goldClasses({ table, gold }: Pick<CampaignRatings, 'table' | 'gold'>): Int32Array {
  return knownClasses(table, new Map([...gold].map(([item, known]) => [item, answerKey(known)])))
}

async function readGold(client: Client, campaignId: string): Promise<Map<string, Answer>> {
  const { rows } = await client.query<KeptAnswer & { item_id: string }>(
    'SELECT item_id, label_ids AS "labelIds", content FROM gold_answers WHERE campaign_id = $1',
    [campaignId],
  )
  return new Map(rows.map((row) => [row.item_id, readAnswer(row)]))
}

async function readDropped(client: Client, campaignId: string): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM items WHERE campaign_id = $1 AND NOT gold AND state = 'dropped'",
    [campaignId],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Accounts that turned out to belong to one person. */
async function readMerged(client: Client, campaignId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ merged: Merged }>(`SELECT ${mergedColumn('$1::uuid')}`, [campaignId])
  return new Map(Object.entries(rows[0]?.merged ?? {}))
}

async function* answers(
  client: Client,
  campaignId: string,
  purpose: string,
  without: readonly string[],
  before: Date | null,
): AsyncGenerator<readonly [item: string, rater: string, key: string]> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    await client.query(
      `DECLARE rated NO SCROLL CURSOR FOR
       SELECT item_id, person_id, ${keyOf('answers')} FROM answers
       WHERE campaign_id = $1 AND purpose = $2 AND round = 1 AND counted AND person_id <> ALL($3::uuid[])
         AND (superseded_at IS NULL OR superseded_at >= $4) AND ($4::timestamptz IS NULL OR given_at < $4)`,
      [campaignId, purpose, without, before],
    )
    for (;;) {
      const { rows } = await client.query<[string, string, string]>({
        text: `FETCH ${fetched} FROM rated`,
        rowMode: 'array',
      })
      yield* rows
      if (rows.length < fetched) return
    }
  } finally {
    await client.query('ROLLBACK')
  }
}

import type pg from 'pg'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import { knownClasses } from '../../metrics/ratings/known-classes.ts'
import { type RatingTable, ratingTableBuilder } from '../../metrics/ratings/rating-table.ts'
import type { GoldReplyOf } from '../../metrics/signs/shared-mistakes.ts'

/** All answers of a campaign that count, as numbers. Items that are gold come after all others. */
export type CampaignRatings = {
  readonly organizationId: string
  readonly taskType: TaskTypeName
  readonly labelIds: readonly number[]
  /** Answers that an item gets, at most. */
  readonly overlap: number
  /** Classes are label ids between hyphens; with one label an answer, every label has its class. */
  readonly table: RatingTable
  /** How many of the table's items are ordinary ones: the first. */
  readonly ordinary: number
  /** Known labels by item. */
  readonly gold: ReadonlyMap<string, readonly number[]>
}

type Client = Pick<pg.ClientBase, 'query'>

/** Answers in memory at once while they are read. */
const fetched = 10_000

/**
 * Reads a campaign's answers through a cursor: what is held at once is the table, and never the rows. Null without it.
 *
 * @param without whose answers are left out
 */
export async function readRatings(
  client: Client,
  campaignId: string,
  without: readonly string[] = [],
): Promise<CampaignRatings | null> {
  const campaign = await client.query<{
    organization_id: string
    task_type: TaskTypeName
    label_ids: number[]
    overlap: number
  }>(
    `SELECT organization_id, task_type, overlap,
       ARRAY(SELECT id FROM labels l WHERE l.campaign_id = c.id ORDER BY id) AS label_ids
     FROM campaigns c WHERE id = $1`,
    [campaignId],
  )
  const [found] = campaign.rows
  if (found === undefined) return null
  const { organization_id: organizationId, task_type: taskType, label_ids: labelIds, overlap } = found
  const gold = await readGold(client, campaignId)
  const sameAs = await readMerged(client, organizationId)
  const builder = ratingTableBuilder(taskType === 'multi-choice' ? [] : labelIds.map(String))
  for (const purpose of ['ordinary', 'gold']) {
    for await (const [item, rater, key] of answers(client, campaignId, purpose, without)) {
      builder.add(item, sameAs.get(rater) ?? rater, key)
    }
  }
  const table = builder.build()
  const firstGold = table.items.findIndex((item) => gold.has(item))
  const ordinary = firstGold < 0 ? table.items.length : firstGold
  return { organizationId, taskType, labelIds, overlap, table, gold, ordinary }
}

/** The ordinary items of a table alone; its arrays are shared. */
export function ordinaryOf({ table, ordinary }: Pick<CampaignRatings, 'table' | 'ordinary'>): RatingTable {
  const to = table.itemStart[ordinary] ?? 0
  return {
    ...table,
    items: table.items.slice(0, ordinary),
    itemStart: table.itemStart.subarray(0, ordinary + 1),
    raterAt: table.raterAt.subarray(0, to),
    classAt: table.classAt.subarray(0, to),
    arrivalAt: table.arrivalAt.subarray(0, to),
  }
}

/** Per item of the table the index of its known class, as from `knownClasses`. */
export function goldClasses({ table, gold }: Pick<CampaignRatings, 'table' | 'gold'>): Int32Array {
  return knownClasses(table, new Map([...gold].map(([item, labelIds]) => [item, labelIds.join('-')])))
}

/** Every answer to gold that is in the table. */
export function goldReplies({ table, ordinary, gold }: CampaignRatings): GoldReplyOf[] {
  const replies: GoldReplyOf[] = []
  for (let item = ordinary; item < table.items.length; item++) {
    const name = table.items[item] ?? ''
    const truth = gold.get(name)
    if (truth === undefined) continue
    for (let at = table.itemStart[item] ?? 0; at < (table.itemStart[item + 1] ?? 0); at++) {
      const answer = table.classes[table.classAt[at] ?? 0] ?? ''
      replies.push({ personId: table.raters[table.raterAt[at] ?? 0] ?? '', item: name, truth: truth.join('-'), answer })
    }
  }
  return replies
}

async function readGold(client: Client, campaignId: string): Promise<Map<string, readonly number[]>> {
  const { rows } = await client.query<{ item_id: string; label_ids: number[] }>(
    'SELECT item_id, label_ids FROM gold_answers WHERE campaign_id = $1',
    [campaignId],
  )
  return new Map(rows.map((row) => [row.item_id, row.label_ids]))
}

/** Accounts that turned out to belong to one person. */
async function readMerged(client: Client, organizationId: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; merged_into: string }>(
    'SELECT id, merged_into FROM people WHERE organization_id = $1 AND merged_into IS NOT NULL',
    [organizationId],
  )
  return new Map(rows.map((row) => [row.id, row.merged_into]))
}

async function* answers(
  client: Client,
  campaignId: string,
  purpose: string,
  without: readonly string[],
): AsyncGenerator<readonly [item: string, rater: string, key: string]> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    await client.query(
      `DECLARE rated NO SCROLL CURSOR FOR
       SELECT item_id, person_id, array_to_string(label_ids, '-') FROM answers
       WHERE campaign_id = $1 AND purpose = $2 AND round = 1 AND counted AND superseded_at IS NULL
         AND person_id <> ALL($3::uuid[])`,
      [campaignId, purpose, without],
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

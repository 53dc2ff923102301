import type { ItemContent } from '../../domain/item.ts'
import type { KnownAnswer } from '../../domain/items/known-answer.ts'
import type { Tx } from '../db/database.ts'
import { answerColumns } from '../db/kept-answer.ts'
import { contentColumns } from './item-content.ts'

/** An item to keep. `seq` counts from 1 in the order of import, gold and others alike. */
export type NewItem = {
  readonly id: string
  /** The file's own id, or the line it came from. */
  readonly externalId: string
  readonly seq: number
  readonly priority: number
  /** As `dealOrderOf` makes it. */
  readonly dealOrder: string
  readonly content: ItemContent
  readonly gold: KnownAnswer | null
}

export type ItemsOwner = { readonly organizationId: string; readonly campaignId: string }

/**
 * Keeps items in a few large statements: what is in memory at once stays bounded however many there are.
 *
 * @param wanted answers wanted of an ordinary item, and exposures after which a gold item retires
 * @returns how many there were
 */
export async function insertItems(
  tx: Tx,
  owner: ItemsOwner,
  wanted: { readonly ordinary: number; readonly gold: number },
  items: AsyncIterable<NewItem>,
): Promise<number> {
  let total = 0
  let chunk: string[] = []
  let characters = 0
  const flush = async () => {
    if (chunk.length > 0) await insertChunk(tx, owner, wanted, `[${chunk.join(',')}]`)
    total += chunk.length
    chunk = []
    characters = 0
  }
  for await (const item of items) {
    const row = JSON.stringify(rowOf(item))
    chunk.push(row)
    characters += row.length
    if (chunk.length >= chunkRows || characters >= chunkCharacters) await flush()
  }
  await flush()
  return total
}

/** Few enough for a statement to be written within some milliseconds, since nothing else of the process runs meanwhile. */
const chunkRows = 500
const chunkCharacters = 500_000

function rowOf({ id, externalId, seq, priority, dealOrder, content, gold }: NewItem) {
  const known = gold === null ? null : answerColumns(gold.answer)
  return {
    id,
    external_id: externalId,
    seq,
    priority,
    deal_order: dealOrder,
    ...contentColumns(content),
    label_ids: known?.label_ids ?? null,
    gold_content: known?.content ?? null,
    explanation: gold?.explanation ?? null,
  }
}

async function insertChunk(
  tx: Tx,
  { organizationId, campaignId }: ItemsOwner,
  wanted: { readonly ordinary: number; readonly gold: number },
  rows: string,
): Promise<void> {
  await tx.$executeRawUnsafe(insertSql, organizationId, campaignId, wanted.ordinary, wanted.gold, rows)
}

const insertSql = `
  WITH fresh AS MATERIALIZED (
    SELECT * FROM json_to_recordset($5::json) AS f(
      id uuid, external_id text, seq int, priority smallint, deal_order bigint, text text, a text, b text, candidates jsonb, draft text, image text,
      context jsonb,
      label_ids int[], gold_content jsonb, explanation text)),
  kept_items AS (
    INSERT INTO items (organization_id, campaign_id, id, external_id, seq, priority, deal_order, wanted, claimed, gold, state)
    SELECT $1::uuid, $2::uuid, id, external_id, seq, priority, deal_order,
      CASE WHEN label_ids IS NULL THEN $3::int ELSE $4::int END, 0, label_ids IS NOT NULL, 'open'
    FROM fresh),
  kept_contents AS (
    INSERT INTO item_contents (organization_id, campaign_id, item_id, text, a, b, candidates, draft, image, context)
    SELECT $1::uuid, $2::uuid, id, text, a, b, candidates, draft, image, context FROM fresh)
  INSERT INTO gold_answers (organization_id, campaign_id, item_id, label_ids, content, explanation)
  SELECT $1::uuid, $2::uuid, id, label_ids, gold_content, explanation FROM fresh WHERE label_ids IS NOT NULL`

export async function deleteItems(tx: Tx, campaignId: string): Promise<void> {
  await tx.goldAnswer.deleteMany({ where: { campaignId } })
  await tx.itemContent.deleteMany({ where: { campaignId } })
  await tx.item.deleteMany({ where: { campaignId } })
}

/** How many items of each kind a campaign has. */
export async function countItems(tx: Tx, campaignId: string): Promise<{ ordinary: number; gold: number }> {
  const counts = await tx.item.groupBy({ by: ['gold'], where: { campaignId }, _count: true })
  const of = (gold: boolean) => counts.find((one) => one.gold === gold)?._count ?? 0
  return { ordinary: of(false), gold: of(true) }
}

/**
 * Until the transaction ends nobody else adds items to a campaign. It holds no row: whoever answers, edits or looks at the
 * campaign meanwhile does not wait for a file of an hour.
 * @returns false where somebody adds items just now
 */
export async function claimAdding(tx: Tx, campaignId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ claimed: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`items ${campaignId}`}, 0)) AS claimed`
  return rows[0]?.claimed === true
}

/** What matters of a campaign while items are added to it; null where there is none that takes items. */
export async function loadForItems(
  tx: Tx,
  campaignId: string,
): Promise<{ readonly itemCount: number; readonly laps: number } | null> {
  const rows = await tx.$queryRaw<{ item_count: number; laps: number }[]>`
    SELECT item_count, laps FROM campaigns WHERE id = ${campaignId}::uuid AND state <> 'finished'`
  return rows[0] === undefined ? null : { itemCount: rows[0].item_count, laps: rows[0].laps }
}

/** Holds a campaign to which items were added, from here to the end of the transaction. Null where it takes none any more. */
export async function holdForItems(tx: Tx, campaignId: string): Promise<{ readonly overlap: number } | null> {
  const rows = await tx.$queryRaw<{ overlap: number }[]>`
    SELECT overlap FROM campaigns WHERE id = ${campaignId}::uuid AND state <> 'finished' FOR NO KEY UPDATE`
  return rows[0] ?? null
}

/** Another number of answers for the ordinary items that were just added: those after a place in the order of import. */
export async function setWantedAfter(tx: Tx, campaignId: string, seq: number, wanted: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE items SET wanted = ${wanted} WHERE campaign_id = ${campaignId}::uuid AND NOT gold AND seq > ${seq}`
}

/**
 * @param itemCount all items of the campaign, gold and others alike
 * @param laps the lap of the deal order in which the last of them stand
 */
export async function setItemCount(tx: Tx, campaignId: string, itemCount: number, laps: number): Promise<void> {
  await tx.campaign.update({ where: { id: campaignId }, data: { itemCount, laps, version: { increment: 1 } } })
}

/** Tells Postgres how large the tables have become, so that its plans are right at once and not a minute later. */
export async function refreshStatistics(tx: Tx): Promise<void> {
  await tx.$executeRaw`ANALYZE items, item_contents, gold_answers`
}

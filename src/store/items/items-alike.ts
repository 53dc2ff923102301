import type { ItemContent } from '../../domain/item.ts'
import type { Tx } from '../db/database.ts'
import { contentColumns, contentOf, type ItemContentRow } from './item-content.ts'

/** What an item is called, and shows. */
export type CalledItem = { readonly externalId: string; readonly content: ItemContent }

/**
 * The items of a campaign that may be repeated by one of these: those of the same id, and those that show the same, as far as
 * a hash can tell. Each is found by an index, however many the campaign has.
 */
export async function itemsAlike(tx: Tx, campaignId: string, items: readonly CalledItem[]): Promise<CalledItem[]> {
  const given = items.map(({ externalId, content }) => ({ external_id: externalId, ...contentColumns(content) }))
  const rows = await tx.$queryRawUnsafe<Found[]>(alikeSql, campaignId, JSON.stringify(given))
  return rows.map((row) => ({ externalId: row.external_id, content: contentOf(row) }))
}

type Found = ItemContentRow & { readonly external_id: string }

/** What JavaScript's `trim` takes away, as Postgres writes it. */
const space = String.raw`E' \t\n\u000b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'`

/** As in the index `item_contents_by_key`. Equal for equal contents; an absent part is as an empty one here. */
const keyOf = (row: string) => String.raw`hashtextextended(
  coalesce(btrim(${row}.text, ${space}), '') || E'\u001f' || coalesce(btrim(${row}.a, ${space}), '') || E'\u001f' ||
  coalesce(btrim(${row}.b, ${space}), '') || E'\u001f' || coalesce(${row}.image, '') || E'\u001f' || ${row}.context::text, 0)`

/** `OFFSET 0` has each looked up by itself, whatever Postgres knows of the tables' sizes. */
export const alikeSql = `
  WITH given AS MATERIALIZED (
    SELECT * FROM json_to_recordset($2::json) AS g(external_id text, text text, a text, b text, image text, context jsonb)),
  found AS (
    SELECT i.id FROM given g CROSS JOIN LATERAL (
      SELECT id FROM items WHERE campaign_id = $1::uuid AND external_id = g.external_id OFFSET 0) i
    UNION
    SELECT c.item_id FROM given g CROSS JOIN LATERAL (
      SELECT item_id FROM item_contents c WHERE c.campaign_id = $1::uuid AND ${keyOf('c')} = ${keyOf('g')} OFFSET 0) c)
  SELECT i.external_id, c.text, c.a, c.b, c.candidates, c.draft, c.image, c.context FROM found
  CROSS JOIN LATERAL (SELECT external_id FROM items WHERE campaign_id = $1::uuid AND id = found.id OFFSET 0) i
  CROSS JOIN LATERAL (SELECT * FROM item_contents WHERE campaign_id = $1::uuid AND item_id = found.id OFFSET 0) c`

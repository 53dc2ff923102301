import type pg from 'pg'
import type { ItemContent } from '../../domain/item.ts'

export type ItemContentRow = {
  text: string | null
  a: string | null
  b: string | null
  image: string | null
  context: [string, string][] | null
}

export function contentOf(row: ItemContentRow): ItemContent {
  return { text: row.text, a: row.a, b: row.b, image: row.image, context: row.context ?? [] }
}

const contentAt = {
  name: 'content-at',
  text: `
    SELECT t.text, t.a, t.b, t.image, t.context
    FROM slots n JOIN item_contents t ON t.campaign_id = n.campaign_id AND t.item_id = n.item_id
    WHERE n.campaign_id = $1 AND n.session_id = $2 AND n.position = $3`,
}

/** What is shown at one position of a session; null where nothing has been dealt there. */
export async function loadContentAt(
  pool: pg.Pool,
  campaignId: string,
  sessionId: string,
  position: number,
): Promise<ItemContent | null> {
  const { rows } = await pool.query<ItemContentRow>({ ...contentAt, values: [campaignId, sessionId, position] })
  const row = rows[0]
  return row === undefined ? null : contentOf(row)
}

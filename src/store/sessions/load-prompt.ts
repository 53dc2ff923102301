import type pg from 'pg'
import type { ItemContent } from '../../domain/item.ts'
import type { LastDone } from '../../domain/session.ts'
import { contentOf, type ItemContentRow } from '../items/item-content.ts'
import { isFlagged, type LastDoneRow, lastDoneOf, takenBackJson } from './last-done.ts'

/** What a prompt on screen shows, with what its person did to it before. */
export type LoadedPrompt = {
  readonly content: ItemContent
  readonly isFlagged: boolean
  /** What they answered and took back; null where it is nothing. */
  readonly before: LastDone | null
}

type Row = ItemContentRow & { flagged: boolean; taken_back: LastDoneRow['given'] }

const promptAt = {
  name: 'prompt-at',
  text: `
    SELECT t.text, t.a, t.b, t.candidates, t.draft, t.image, t.context, l.shown_order, ${isFlagged} AS flagged, ${takenBackJson} AS taken_back
    FROM slots l JOIN item_contents t ON t.campaign_id = l.campaign_id AND t.item_id = l.item_id
    WHERE l.campaign_id = $1 AND l.session_id = $2 AND l.position = $3`,
}

/** What is shown at one position of a session; null where nothing has been dealt there. */
export async function loadPromptAt(
  pool: pg.Pool,
  campaignId: string,
  sessionId: string,
  position: number,
): Promise<LoadedPrompt | null> {
  const { rows } = await pool.query<Row>({ ...promptAt, values: [campaignId, sessionId, position] })
  const row = rows[0]
  if (row === undefined) return null
  const before = lastDoneOf({
    skipped: null,
    given: row.taken_back,
    flagged: row.flagged,
    order: row.shown_order ?? null,
  })
  return { content: contentOf(row), isFlagged: row.flagged, before }
}

/** A prompt that was never on screen. */
export function freshPrompt(content: ItemContent): LoadedPrompt {
  return { content, isFlagged: false, before: null }
}

import type { Card } from '../../cards/card.ts'
import { orPlainer } from '../../edge/or-plainer.ts'
import type { Shown } from '../../platform.ts'
import { renderCard, type SlackMessage } from '../render.ts'
import { postResponse } from './post-response.ts'

/** `replace` puts the card where the clicked message was, `aside` shows it to this person alone. */
type Placing = 'replace' | 'aside'

/** Slack's word for blocks that it, or somebody's client, does not take. */
export const refusedBlocks = 'invalid_blocks'

/** Posts a card to a response URL; without tables and images where Slack refuses those. */
export async function showCard(url: string | null, card: Card, placing: Placing): Promise<Shown> {
  if (url === null) return { kind: 'failed', reason: 'no-address' }
  return await orPlainer(
    card,
    (card) => postResponse(url, { ...placed(placing), ...messageBody(renderCard(card)) }),
    (shown) => shown.kind === 'failed' && shown.reason === refusedBlocks,
  )
}

/** What every message carries beside its place: links in it are never fetched by Slack. */
export function messageBody(message: SlackMessage) {
  return { ...message, unfurl_links: false, unfurl_media: false }
}

function placed(placing: Placing): object {
  return placing === 'replace' ? { replace_original: true } : { replace_original: false, response_type: 'ephemeral' }
}

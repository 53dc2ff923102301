import type { WebClient } from '@slack/web-api'
import type { WindowCard } from '../../cards/card.ts'
import type { Shown } from '../../platform.ts'
import type { Way } from '../receive.ts'
import { renderWindow } from '../render-window.ts'
import { isRateLimit, sentDespite } from './sent.ts'

/** Opens a window, or changes the one that was clicked in. */
export async function openWindow(client: WebClient, { viewId, triggerId }: Way, window: WindowCard): Promise<Shown> {
  const view = renderWindow(window)
  try {
    if (viewId !== null) await client.views.update({ view_id: viewId, view })
    else await client.views.open({ trigger_id: triggerId ?? '', view })
    return { kind: 'shown' }
  } catch (error) {
    const why = sentDespite(error, true)
    if (isRateLimit(error) && why.kind === 'limited') return why
    return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' }
  }
}

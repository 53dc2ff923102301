import type { WebClient } from '@slack/web-api'
import type { Notice, Screen } from '../../../domain/screens/screen.ts'
import { callNow } from '../../../flows/telling/call-now.ts'
import { busyNotice } from '../../../flows/telling/platform-busy.ts'
import { windowFor } from '../../cards/card-for.ts'
import type { Edge } from '../../edge/ask.ts'
import { renderWindow } from '../render-window.ts'
import { windowLimits } from './rates.ts'
import { isRateLimit, sentDespite } from './sent.ts'

type Where = { readonly triggerId: string | null } | { readonly viewId: string }

/**
 * Opens a window, or changes the one that was clicked in.
 * @returns what to say instead where that did not work; null where it did
 */
export async function openWindow(
  { world, log }: Edge,
  client: WebClient,
  workspaceId: string,
  where: Where,
  screen: Screen,
): Promise<Notice | null> {
  const view = renderWindow(windowFor(screen))
  const opened = await callNow(world, windowLimits(workspaceId), async () => {
    try {
      if ('viewId' in where) await client.views.update({ view_id: where.viewId, view })
      else await client.views.open({ trigger_id: where.triggerId ?? '', view })
      return { kind: 'opened' } as const
    } catch (error) {
      log.warn({ err: error, screen: screen.kind }, 'window was not opened')
      const why = sentDespite(error, true)
      return isRateLimit(error) && why.kind === 'limited' ? why : ({ kind: 'failed' } as const)
    }
  })
  if (opened.kind === 'opened') return null
  return opened.kind === 'limited' ? busyNotice(opened.retryAfterMs) : 'went-wrong'
}

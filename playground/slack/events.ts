import { deliver, type Outcome } from './deliver.ts'
import { newId } from './ids-and-stamps.ts'
import type { Parts } from './parts.ts'
import { viewOutput } from './view-output.ts'
import { app, dmChannelId } from './workspace-state.ts'

const retryReasons: Readonly<Record<string, string>> = {
  operation_timeout: 'http_timeout',
  connection_failed: 'connection_failed',
}

/**
 * Sends an event. An answer other than 2xx within three seconds brings up to three more tries behind the scenes, marked
 * `x-slack-retry-num` and `x-slack-retry-reason`, unless the app says `x-slack-no-retry: 1`. Returns the first outcome.
 */
export async function sendEvent(parts: Parts, event: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const body = {
    token: app.verificationToken,
    team_id: parts.state.team.id,
    api_app_id: app.id,
    event: { event_ts: parts.nextTs(), ...event },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: parts.state.team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  }
  const { noRetry, ...first } = await deliver(parts, 'event', body)
  if (first.error !== null && !noRetry) inBackground(parts, retry(parts, body, first.error))
  return first
}

async function retry(parts: Parts, body: object, firstError: string): Promise<void> {
  let error = firstError
  for (const [at, delayMs] of parts.eventRetryDelaysMs.entries()) {
    await new Promise((resolve) => setTimeout(resolve, delayMs).unref())
    const headers = {
      'x-slack-retry-num': String(at + 1),
      'x-slack-retry-reason': retryReasons[error] ?? 'http_error',
    }
    const outcome = await deliver(parts, 'event', body, { headers })
    if (outcome.error === null || outcome.noRetry) return
    error = outcome.error
  }
}

function inBackground(parts: Parts, work: Promise<void>): void {
  parts.background.add(work)
  void work.finally(() => parts.background.delete(work))
}

/** The person opens the app: its Home tab or its messages. */
export function openAppHome(parts: Parts, personId: string, tab: 'home' | 'messages'): Promise<Outcome> {
  const home = parts.state.homes[personId]
  const view = tab === 'home' && home !== undefined ? { view: viewOutput(parts, home) } : {}
  return sendEvent(parts, { type: 'app_home_opened', user: personId, channel: dmChannelId(personId), tab, ...view })
}

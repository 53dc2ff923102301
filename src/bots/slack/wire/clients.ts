import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Log } from '../../edge/log.ts'
import { quietLogger } from './quiet-logger.ts'
import type { SlackWorkspace } from './workspace.ts'

/**
 * Slack's own client waits out limits by holding back its whole queue, and repeats what may have been done already. Both
 * are switched off: a person waiting for a window is told at once, and messages have a queue of ours.
 */
const shared = { rejectRateLimitedCalls: true, retryConfig: { retries: 0 } }

/** For answers to clicks: a trigger lives for three seconds. */
export function interactiveOptions(apiUrl: string | null): WebClientOptions {
  return { ...shared, ...at(apiUrl), timeout: 2500 }
}

export function backgroundOptions(apiUrl: string | null, log: Log): WebClientOptions {
  return { ...shared, ...at(apiUrl), timeout: 10_000, logger: quietLogger(log) }
}

/** The client of each workspace for work in the background; a new one when its token changes. */
export function backgroundClients(apiUrl: string | null, log: Log): (workspace: SlackWorkspace) => WebClient {
  const clients = new Map<string, WebClient>()
  return ({ id, botToken }) => {
    const known = clients.get(id)
    if (known?.token === botToken) return known
    const client = new WebClient(botToken, backgroundOptions(apiUrl, log))
    clients.set(id, client)
    return client
  }
}

function at(apiUrl: string | null): WebClientOptions {
  return apiUrl === null ? {} : { slackApiUrl: apiUrl }
}

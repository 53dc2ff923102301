/**
 * A stand-in for a Slack workspace with one app installed: Web API, signed deliveries, response URLs, modals, files, limits.
 *
 * ```ts
 * const slack = await startSlackWorkspace({ eventsUrl: 'http://127.0.0.1:3000/slack/events', signingSecret, botToken })
 * // give the app SLACK_API_URL = `${slack.url}/api/`
 * const maria = slack.as('maria')                    // by handle, name or id
 * await maria.command('/label new')                  // → Outcome { status, body, elapsedMs, error, fieldErrors }
 * await maria.fill('Name', 'Clauses')                // the modal's field with that label
 * await maria.uploadFile('Items', 'items.csv', 'text\nhello')
 * await maria.submit()
 * const card = maria.lastDm()                        // a snapshot: a later click on it is a click on what was shown then
 * await maria.click(card, { text: 'Start' })         // or by actionId, blockId, value
 * await maria.overflow(card, 'Stop')
 * slack.faults.next('chat.postMessage', { kind: '5xx-after-store' })
 * slack.faults.responseUrl({ kind: 'reset' }, 2)
 * slack.journal.callsOf('chat.update')
 * await slack.close()
 * ```
 *
 * A snapshot is acted on as it was seen; pass its `ts` instead to act on the message as it is now. Acts resolve when the app
 * has answered (or three seconds passed); what the app does afterwards through a response URL or the Web API comes later:
 * wait for it with `slack.until(() => …)`.
 */
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { people as playgroundPeople } from '../people.ts'
import { Changes } from '../stand-in/changes.ts'
import { FileBytes } from '../stand-in/file-bytes.ts'
import { type MessageClock, realTime } from '../stand-in/message-clock.ts'
import { loadState, StateSaver } from '../stand-in/saved-state.ts'
import { Faults } from './faults.ts'
import { makeServer } from './http/serve.ts'
import { stampMaker } from './ids-and-stamps.ts'
import { Inputs } from './inputs.ts'
import { Journal } from './journal.ts'
import { manifestCommands, manifestScopes } from './manifest.ts'
import type { Parts } from './parts.ts'
import type { PersonSeed } from './person.ts'
import { type LimitMode, RateLimits } from './rate-limits.ts'
import { ResponseUrls } from './response-urls.ts'
import { SlackWorkspace } from './slack-workspace.ts'
import { TriggerIds } from './trigger-ids.ts'
import { ViewStacks } from './view-stacks.ts'
import { newWorkspaceState, type WorkspaceState, withNewcomers } from './workspace-state.ts'

export type WorkspaceOptions = {
  /** Default 0: any free port. Always on loopback. */
  readonly port?: number
  /** Where deliveries go; a function where the app's address is not known yet. */
  readonly eventsUrl: string | (() => string)
  readonly signingSecret: string
  readonly botToken: string
  /** Default: those of `slack-manifest.yaml`. */
  readonly scopes?: readonly string[]
  /** Default: those of `slack-manifest.yaml`. */
  readonly commands?: readonly string[]
  readonly teamId?: string
  /** The Enterprise Grid that the workspace belongs to. Default: none. */
  readonly enterpriseId?: string
  readonly people?: readonly PersonSeed[]
  /** A JSON file to keep the workspace in; file contents go to `<statePath>.files/`. Absent: nothing is kept. */
  readonly statePath?: string
  /** Milliseconds; rules the life of trigger ids and response URLs, and rate limits. Signatures use the real clock. */
  readonly now?: () => number
  /** Default: the real one. */
  readonly messageClock?: MessageClock
  /** Default `real`. */
  readonly limits?: LimitMode
  /** Default 3000. */
  readonly ackTimeoutMs?: number
  /** Default Slack's own: at once, after a minute, after five. */
  readonly eventRetryDelaysMs?: readonly number[]
  /** Answers requests that are not Slack's, on the same port: the playground's page. */
  readonly otherwise?: RequestListener
}

/** Starts the stand-in on loopback. @throws Error when the port is taken */
export async function startSlackWorkspace(options: WorkspaceOptions): Promise<SlackWorkspace> {
  const teamId = options.teamId ?? 'T0NORTHWIND'
  const saved = options.statePath === undefined ? null : await loadState<WorkspaceState>(options.statePath)
  const people = options.people ?? playgroundPeople
  const state = saved === null ? newWorkspaceState(people, teamId, options.enterpriseId) : withNewcomers(saved, people)
  const now = options.now ?? Date.now
  const stamp = stampMaker()
  const messageClock = options.messageClock ?? realTime
  const eventsUrl = options.eventsUrl
  let url = ''
  const parts: Parts = {
    state,
    access: { tokenRevoked: false, messagesTab: true, blocked: new Map() },
    notices: [],
    changes: new Changes(),
    leaving: new Changes(),
    faults: new Faults(),
    files: new FileBytes(options.statePath === undefined ? null : `${options.statePath}.files`),
    inputs: new Inputs(),
    journal: new Journal(),
    limits: new RateLimits(options.limits ?? 'real', now),
    responseUrls: new ResponseUrls(now),
    triggers: new TriggerIds(now),
    views: new ViewStacks(),
    now,
    messageClock,
    nextTs: () => stamp(messageClock.now()),
    url: () => url,
    eventsUrl: typeof eventsUrl === 'string' ? () => eventsUrl : eventsUrl,
    botToken: options.botToken,
    commands: new Set(options.commands ?? manifestCommands()),
    scopes: new Set(options.scopes ?? manifestScopes()),
    signingSecret: options.signingSecret,
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    eventRetryDelaysMs: options.eventRetryDelaysMs ?? [0, 60_000, 300_000],
    background: new Set(),
  }
  const server = makeServer(parts, options.otherwise)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port')
  url = `http://127.0.0.1:${address.port}`
  const saver = options.statePath === undefined ? null : new StateSaver(options.statePath, state)
  const stopSaving = parts.changes.listen(() => saver?.soon())
  return new SlackWorkspace(parts, async () => {
    stopSaving()
    await saver?.now()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
}

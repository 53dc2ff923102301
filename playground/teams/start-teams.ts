/**
 * A stand-in for Microsoft Teams with one bot registered: Bot Connector, token issuer, login, file store, and clients.
 *
 * ```ts
 * const teams = await startTeams({ botUrl: 'http://127.0.0.1:3000/teams/messages' })
 * // give the bot teams.settings
 * const maria = teams.as('maria')                     // by handle, name or id
 * await maria.install()
 * await maria.say('status clauses')
 * await maria.press('Start')                          // a button of the newest card, or of the dialog in front
 * maria.fill('Name', 'Clauses')                       // an input by its label
 * const outcome = await maria.press('Create')         // → { status, body, error, fieldErrors, … }
 * const old = maria.lastCard()                        // a snapshot: a later click on it is a click on what was shown then
 * await maria.press('Yes', old)
 * maria.at('phone').lastCard()                        // the same person's other client
 * await teams.redeliver(outcome.deliveryId, { id: 'new' })
 * await teams.redeliver(outcome.deliveryId, { token: 'expired' })
 * teams.faults.next('send', { kind: '5xx-after-store' })
 * teams.journal.callsOf('update')
 * await teams.close()
 * ```
 *
 * Acts resolve when the bot has answered, or its time is up and nothing is sent again; what it sends afterwards comes later:
 * wait for it with `teams.until(() => …)`.
 */
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { Changes } from '../stand-in/changes.ts'
import { FaultQueue } from '../stand-in/fault-queue.ts'
import { FileBytes } from '../stand-in/file-bytes.ts'
import { type MessageClock, realTime } from '../stand-in/message-clock.ts'
import { loadState, StateSaver } from '../stand-in/saved-state.ts'
import { Dialogs } from './client/dialogs.ts'
import { TypedInputs } from './client/typed-inputs.ts'
import { makeServer } from './http/serve.ts'
import { Journal } from './journal.ts'
import type { Parts } from './parts.ts'
import { people as playgroundPeople } from './people.ts'
import type { PersonSeed } from './person.ts'
import { type LimitMode, RateLimits } from './rate-limits.ts'
import { TeamsPlatform } from './teams-platform.ts'
import { newTeamsState, type TeamsState, withNewcomers } from './teams-state.ts'
import { newSigningKey, TokenIssuer } from './tokens/token-issuer.ts'

export type TeamsOptions = {
  /** Default 0: any free port. Always on loopback. */
  readonly port?: number
  /** The bot's messaging endpoint; a function where its address is not known yet. */
  readonly botUrl: string | (() => string)
  readonly appId?: string
  readonly appPassword?: string
  readonly botName?: string
  /** The tenant that the bot is registered in. */
  readonly tenantId?: string
  readonly people?: readonly PersonSeed[]
  /** A JSON file to keep everything in; file contents go to `<statePath>.files/`. Absent: nothing is kept. */
  readonly statePath?: string
  /** Milliseconds; rules rate limits. Tokens use the real clock. */
  readonly now?: () => number
  /** Default: the real one. */
  readonly messageClock?: MessageClock
  /** Default `real`. */
  readonly limits?: LimitMode
  /** Default 10,000: Teams gives 10 to 15 seconds. */
  readonly invokeTimeoutMs?: number
  /** Answers requests that are not Microsoft's, on the same port. */
  readonly otherwise?: RequestListener
}

/** Starts the stand-in on loopback. @throws Error when the port is taken */
export async function startTeams(options: TeamsOptions): Promise<TeamsPlatform> {
  const { statePath, botUrl, people = playgroundPeople, now = Date.now } = options
  const saved = statePath === undefined ? null : await loadState<TeamsState>(statePath)
  const tenantId = options.tenantId ?? '6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f'
  const state =
    saved === null
      ? newTeamsState(people, tenantId, newSigningKey())
      : withNewcomers(
          { ...saved, signingKey: saved.signingKey || newSigningKey(), lastRead: saved.lastRead ?? {} },
          people,
        )
  const appId = options.appId ?? '2d6b3c1a-9e4f-4b7d-a1c2-3f4e5d6c7b8a'
  let url = ''
  let lastId = 0
  const parts: Parts = {
    state,
    bot: {
      appId,
      password: options.appPassword ?? 'a-secret',
      name: options.botName ?? 'Bot',
      id: `28:${appId}`,
    },
    botUrl: typeof botUrl === 'string' ? () => botUrl : botUrl,
    url: () => url,
    serviceUrl: () => `${url}/connector/`,
    issuer: new TokenIssuer('https://api.botframework.com', state.signingKey),
    changes: new Changes(),
    leaving: new Changes(),
    faults: new FaultQueue(),
    files: new FileBytes(statePath === undefined ? null : `${statePath}.files`),
    journal: new Journal(),
    limits: new RateLimits(options.limits ?? 'real', now),
    dialogs: new Dialogs(),
    inputs: new TypedInputs(),
    notices: [],
    blocked: new Set(),
    invokes: { timeoutMs: options.invokeTimeoutMs ?? 10_000, redelivery: { times: 1, id: 'new' } },
    now,
    messageClock: options.messageClock ?? realTime,
    nextId: () => {
      lastId = Math.max(Date.now(), lastId + 1)
      return String(lastId)
    },
  }
  const server = makeServer(parts, options.otherwise)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port')
  url = `http://127.0.0.1:${address.port}`
  const saver = statePath === undefined ? null : new StateSaver(statePath, state)
  const stopSaving = parts.changes.listen(() => saver?.soon())
  return new TeamsPlatform(parts, async () => {
    stopSaving()
    await saver?.now()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
}

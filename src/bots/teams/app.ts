import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MessageAddress } from '../../domain/message.ts'
import type { ClickWorld } from '../../flows/click-world.ts'
import { shownSessions } from '../../flows/labeling/shown-sessions.ts'
import { shownSittings } from '../../flows/review/shown-sittings.ts'
import type { Messenger } from '../../flows/world.ts'
import type { Card } from '../cards/card.ts'
import { cardFor } from '../cards/card-for.ts'
import { watchCutOff } from '../edge/cut-off.ts'
import type { Log } from '../edge/log.ts'
import { type FindWorkspace, rememberWorkspaces } from '../edge/remember-workspaces.ts'
import { watchUnderWay } from '../edge/under-way.ts'
import { teamsPlatform } from './limits.ts'
import { teamsMessenger } from './messenger.ts'
import { type TeamsActivity, tenantOf } from './wire/activity.ts'
import { type Credentials, TeamsAdapter } from './wire/adapter.ts'
import { type Answered, admit } from './wire/admit.ts'
import { type Calls, callsOver } from './wire/calls.ts'
import { isOfChannel, isOfThisMachine } from './wire/is-of-channel.ts'
import { laterUpdates } from './wire/later-updates.ts'
import { onActivity } from './wire/listeners.ts'
import { type KeptConversations, rememberConversations } from './wire/remember-conversations.ts'
import { safeReply } from './wire/safe-card.ts'
import type { TeamsWorkspace } from './wire/workspace.ts'

export type TeamsOptions = FindWorkspace<TeamsWorkspace> & {
  /** Null in development alone: nobody is asked who they are. */
  readonly credentials: Credentials | null
  readonly conversations: KeptConversations
  /** Teams says where a tenant's messages go. */
  readonly keepServiceUrl: (workspace: TeamsWorkspace, serviceUrl: string) => Promise<void>
  readonly logger: Log
  /** How long the update of a message waits for a later click that makes it needless. Default 2000. */
  readonly updateAfterMs?: number
  readonly makeWorld: (messenger: Messenger) => ClickWorld
}

export type TeamsApp = {
  readonly world: ClickWorld
  /** What keeps messages from going out now, as `teams: invalid_client`. */
  troubles(): readonly string[]
  /** Has messages show what is true now, where an earlier process ended before it had brought them up to date. */
  catchUp(workspaceId: string): Promise<void>
  /** Takes `POST /teams/messages`. */
  handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Resolves once all that is under way now is done. */
  settled(): Promise<void>
  /** Resolves once nothing is under way any more; to be called when no new requests come. */
  stop(): Promise<void>
}

const usualPauseMs = 2_000
/** Well below what a tenant takes, beside all else that goes there. */
const catchUpEachMs = 50

export function createTeamsApp(options: TeamsOptions): TeamsApp {
  const { logger: log, credentials } = options
  const adapter = new TeamsAdapter(credentials)
  const workspaces = rememberWorkspaces(options, Date.now)
  const conversations = rememberConversations(options.conversations)
  const calls = callsOver(adapter, credentials?.apiUrl ?? null, conversations, log)
  const cutOff = watchCutOff(teamsPlatform.id, log)
  const newest: Calls = {
    ...calls,
    async update(workspace, address, card) {
      updates.drop(address)
      return await calls.update(workspace, address, card)
    },
  }
  const world = options.makeWorld(teamsMessenger({ find: workspaces, calls: newest, log, cutOff }))
  const underWay = watchUnderWay()
  const updates = laterUpdates(
    async (address, card) => {
      const workspace = await workspaces.findWorkspaceById(address.workspaceId)
      return workspace === null
        ? { kind: 'cut-off', reason: 'not_installed' }
        : await calls.update(workspace, address, card)
    },
    log,
    options.updateAfterMs ?? usualPauseMs,
  )
  const at = {
    edge: { world, log },
    calls,
    conversations,
    apiUrl: credentials?.apiUrl ?? null,
    updateLater: (address: MessageAddress, card: Card) => updates.enqueue(address, async () => card),
    track: underWay.track,
  }

  async function catchUp(workspaceId: string): Promise<void> {
    const shown = [...(await shownSessions(world, workspaceId)), ...(await shownSittings(world, workspaceId))]
    for (const [at, { address, screenNow }] of shown.entries()) {
      updates.enqueueIn(at * catchUpEachMs, address, async () => {
        const screen = await screenNow()
        return screen === null ? null : cardFor(screen)
      })
    }
  }

  /** The tenant's installation, whose messages go where Teams says now. */
  async function workspaceOf(activity: TeamsActivity): Promise<TeamsWorkspace | null> {
    const tenant = tenantOf(activity)
    const workspace = tenant === null ? null : await workspaces.findWorkspace([tenant])
    if (workspace === null || workspace.serviceUrl === activity.serviceUrl) return workspace
    void underWay.track(keepServiceUrl(workspace, activity.serviceUrl))
    return { ...workspace, serviceUrl: activity.serviceUrl }
  }

  /** Nobody waits for that: where it is not kept, the next request brings it again. */
  async function keepServiceUrl(workspace: TeamsWorkspace, serviceUrl: string): Promise<void> {
    try {
      await options.keepServiceUrl(workspace, serviceUrl)
      workspaces.forget(workspace.externalId)
    } catch (error) {
      log.warn({ err: error, workspace: workspace.id }, 'service address was not kept')
    }
  }

  async function answer(authorization: string, activity: TeamsActivity): Promise<Answered> {
    try {
      if (credentials === null ? !isOfThisMachine(activity.serviceUrl) : !isOfChannel(authorization)) return refused
      const vouched = await adapter.vouch(authorization, activity)
      if (vouched.kind === 'refused') {
        log.warn({ err: vouched.why }, 'request was refused')
        return refused
      }
      const workspace = await workspaceOf(activity)
      return workspace === null ? refused : safeReply(log, await onActivity(at, workspace, activity))
    } catch (error) {
      log.error({ err: error }, 'request was not answered')
      return { status: 500 }
    }
  }

  return {
    world,
    troubles: cutOff.list,
    catchUp,
    handleRequest: (request, response) =>
      admit(request, response, (authorization, activity) => underWay.track(answer(authorization, activity))),
    async settled() {
      await underWay.settled()
      await updates.settled()
    },
    async stop() {
      await underWay.stop()
      await updates.stop()
    },
  }
}

const refused: Answered = { status: 401 }

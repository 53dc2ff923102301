import type { IncomingMessage, ServerResponse } from 'node:http'
import { App, type Authorize, HTTPReceiver } from '@slack/bolt'
import type { ClickWorld } from '../../flows/click-world.ts'
import { dueFromNow } from '../../flows/timing/while-due.ts'
import type { Messenger } from '../../flows/world.ts'
import { cardFor } from '../cards/card-for.ts'
import { watchCutOff } from '../edge/cut-off.ts'
import type { Log } from '../edge/log.ts'
import { type FindWorkspace, rememberWorkspaces, type WorkspaceCache } from '../edge/remember-workspaces.ts'
import { watchUnderWay } from '../edge/under-way.ts'
import { slackPlatform } from './limits.ts'
import { slackMessenger } from './messenger.ts'
import { admit } from './wire/admit.ts'
import { interactiveOptions } from './wire/clients.ts'
import { onAppUninstalled, onTokensRevoked } from './wire/end-installation.ts'
import { type Installing, keepInstalling } from './wire/keep-installing.ts'
import { onClick, onClosed, onCommand, onForm, onHomeOpened } from './wire/listeners.ts'
import { quietLogger } from './wire/quiet-logger.ts'
import { showCard } from './wire/show-card.ts'
import { installedBy, type SlackWorkspace, type WorkspaceContext } from './wire/workspace.ts'

export type SlackOptions = FindWorkspace<SlackWorkspace> & {
  readonly signingSecret: string
  /** The Web API's address, ending in `/api/`; null for Slack's own. */
  readonly apiUrl: string | null
  readonly logger: Log
  /** Slack refuses the token of this installation. Returns whether it was still the one in use. */
  readonly onEnded: (workspace: SlackWorkspace) => Promise<boolean>
  readonly makeWorld: (messenger: Messenger) => ClickWorld
}

export type SlackApp = {
  readonly world: ClickWorld
  /** What keeps messages from going out now, as `slack: token_revoked`. */
  troubles(): readonly string[]
  /** Installs the app with the token of the environment, until that works. */
  keepInstalling(install: () => Promise<void>, onUnreachable: (error: unknown) => void): Installing
  /** Takes `POST /slack/events`: events, clicks, forms and commands. */
  handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Resolves once all that is under way now is done. */
  settled(): Promise<void>
  /** Resolves once nothing is under way any more; to be called when no new requests come. */
  stop(): Promise<void>
}

const path = '/slack/events'

export function createSlackApp(options: SlackOptions): SlackApp {
  const { logger: log, apiUrl } = options
  const workspaces = rememberWorkspaces(options, Date.now)
  const cutOff = watchCutOff(slackPlatform.id, log)
  const world = options.makeWorld(slackMessenger({ find: workspaces, apiUrl, log, cutOff }))
  const edge = { world, log }
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: path,
    logger: quietLogger(log),
    customPropertiesExtractor: () => ({ dueAt: dueFromNow() }),
  })
  const app = new App<WorkspaceContext>({
    receiver,
    authorize: authorizeBy(workspaces),
    logger: quietLogger(log),
    clientOptions: interactiveOptions(apiUrl),
    convoStore: false,
    ignoreSelf: false,
    extendedErrorHandler: true,
  })
  const underWay = watchUnderWay()
  app.use(({ next }) => underWay.track(next()))
  const leaving = { workspaces, apiUrl, cutOff, log, onEnded: options.onEnded }
  app.action({ type: 'block_actions' }, onClick(edge))
  app.command(/.*/, onCommand(edge))
  app.view({ type: 'view_submission' }, onForm(edge, apiUrl))
  app.view({ type: 'view_closed' }, onClosed(edge))
  app.event('app_home_opened', onHomeOpened(edge))
  app.event('app_uninstalled', onAppUninstalled(leaving))
  app.event('tokens_revoked', onTokensRevoked(leaving))
  app.error(async ({ error, body }: { readonly error: Error; readonly body: object }) => {
    log.error({ err: error }, 'request was not answered')
    const url = 'response_url' in body ? body.response_url : null
    if (typeof url === 'string') await showCard(url, cardFor({ kind: 'notice', notice: 'went-wrong' }), 'aside')
  })
  return {
    world,
    troubles: cutOff.list,
    keepInstalling: (install, onUnreachable) => keepInstalling(install, cutOff, onUnreachable),
    handleRequest: (request, response) => admit(request, response, Date.now(), receiver.requestListener),
    settled: underWay.settled,
    stop: underWay.stop,
  }
}

/** The one path of authorisation, also where there is a single installation. */
function authorizeBy(workspaces: WorkspaceCache<SlackWorkspace>): Authorize<boolean> {
  return async (source) => {
    const workspace = await workspaces.findWorkspace(installedBy(source))
    if (workspace === null) throw new Error('this team has not installed the app')
    const { botToken, botId, botUserId } = workspace
    return { botToken, botId, botUserId, workspace }
  }
}

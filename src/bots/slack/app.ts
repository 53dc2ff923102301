import type { IncomingMessage, ServerResponse } from 'node:http'
import { App, type Authorize, HTTPReceiver } from '@slack/bolt'
import { dueFromNow } from '../../flows/timing/while-due.ts'
import type { Messenger, World } from '../../flows/world.ts'
import { cardFor } from '../cards/card-for.ts'
import { watchCutOff } from '../edge/cut-off.ts'
import type { Log } from '../edge/log.ts'
import { slackMessenger } from './messenger.ts'
import { onCampaignForm } from './on-campaign-form.ts'
import { onClick } from './on-click.ts'
import { onCommand } from './on-command.ts'
import { onAppUninstalled, onHomeOpened, onTokensRevoked } from './on-event.ts'
import { onFlagForm, onLaunchForm } from './on-form.ts'
import { onSettingsForm } from './on-settings-form.ts'
import { onSteerForm, onSteerStep, onVerdictForm } from './on-steer-form.ts'
import { admit } from './wire/admit.ts'
import { interactiveOptions } from './wire/clients.ts'
import { type Installing, keepInstalling } from './wire/keep-installing.ts'
import { quietLogger } from './wire/quiet-logger.ts'
import { showCard } from './wire/show-card.ts'
import {
  type FindWorkspace,
  installedBy,
  rememberWorkspaces,
  type SlackWorkspace,
  type WorkspaceCache,
  type WorkspaceContext,
} from './wire/workspace.ts'

export type SlackOptions = FindWorkspace & {
  readonly signingSecret: string
  /** The Web API's address, ending in `/api/`; null for Slack's own. */
  readonly apiUrl: string | null
  readonly logger: Log
  /** Slack refuses the token of this installation. Returns whether it was still the one in use. */
  readonly onEnded: (workspace: SlackWorkspace) => Promise<boolean>
  readonly makeWorld: (messenger: Messenger) => World
}

export type SlackApp = {
  readonly world: World
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
  const cutOff = watchCutOff(log)
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
  const underWay = trackWork(app)
  const leaving = { workspaces, apiUrl, cutOff, onEnded: options.onEnded }
  app.action({ type: 'block_actions' }, onClick(edge))
  app.command(/.*/, onCommand(edge))
  app.view({ callback_id: 'campaign', type: 'view_submission' }, onCampaignForm(edge, apiUrl))
  app.view({ callback_id: 'launch', type: 'view_submission' }, onLaunchForm(edge))
  app.view({ callback_id: 'flag', type: 'view_submission' }, onFlagForm(edge))
  app.view({ callback_id: 'settings', type: 'view_submission' }, onSettingsForm(edge))
  for (const form of ['add', 'edit']) {
    app.view({ callback_id: form, type: 'view_submission' }, onSteerForm(edge, apiUrl))
  }
  for (const form of ['add-items', 'gold']) {
    app.view({ callback_id: form, type: 'view_submission' }, onSteerStep(edge))
  }
  app.view({ callback_id: 'verdict', type: 'view_submission' }, onVerdictForm(edge))
  app.event('app_home_opened', onHomeOpened(edge))
  app.event('app_uninstalled', onAppUninstalled(edge, leaving))
  app.event('tokens_revoked', onTokensRevoked(edge, leaving))
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
    async settled() {
      await Promise.allSettled([...underWay])
    },
    async stop() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}

/** The one path of authorisation, also where there is a single installation. */
function authorizeBy(workspaces: WorkspaceCache): Authorize<boolean> {
  return async (source) => {
    const workspace = await workspaces.findWorkspace(installedBy(source))
    if (workspace === null) throw new Error('this team has not installed the app')
    const { botToken, botId, botUserId } = workspace
    return { botToken, botId, botUserId, workspace }
  }
}

/** All requests from the moment Slack's library has read them until their last work is done. */
function trackWork(app: App<WorkspaceContext>): ReadonlySet<Promise<void>> {
  const underWay = new Set<Promise<void>>()
  app.use(async ({ next }) => {
    const work = next()
    underWay.add(work)
    try {
      await work
    } finally {
      underWay.delete(work)
    }
  })
  return underWay
}

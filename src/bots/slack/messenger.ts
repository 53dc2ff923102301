import type { WebClient } from '@slack/web-api'
import type { MessageAddress, Sent } from '../../domain/message.ts'
import type { Sender } from '../../domain/person.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import type { HomePublished, LookedUp, Messenger } from '../../flows/world.ts'
import type { Card } from '../cards/card.ts'
import { cardFor } from '../cards/card-for.ts'
import { homeCard } from '../cards/status/home-card.ts'
import type { CutOff } from '../edge/cut-off.ts'
import type { Log } from '../edge/log.ts'
import { orPlainer } from '../edge/or-plainer.ts'
import { profileOf } from './profile.ts'
import { renderCard, type SlackMessage } from './render.ts'
import { renderHome } from './render-home.ts'
import { backgroundClients } from './wire/clients.ts'
import { slackLimits } from './wire/rates.ts'
import { sendFiles } from './wire/send-files.ts'
import { isRateLimit, sentDespite } from './wire/sent.ts'
import { messageBody, refusedBlocks } from './wire/show-card.ts'
import type { FindWorkspace, SlackWorkspace } from './wire/workspace.ts'

type Options = {
  readonly find: FindWorkspace
  readonly apiUrl: string | null
  readonly log: Log
  readonly cutOff: CutOff
}

const notInstalled: Exclude<Sent, { kind: 'sent' }> = { kind: 'cut-off', reason: 'not_installed' }

/** Messages that are no reply to a click. Nothing is repeated here: the caller's queue knows when that is safe. */
export function slackMessenger({ find, apiUrl, log, cutOff }: Options): Messenger {
  const clientOf = backgroundClients(apiUrl, log)

  async function inWorkspace<Outcome extends { readonly kind: string }>(
    id: string,
    work: (client: WebClient, workspace: SlackWorkspace) => Promise<Outcome>,
  ): Promise<Outcome | typeof notInstalled> {
    const workspace = await find.findWorkspaceById(id)
    const sent = workspace === null ? notInstalled : await work(clientOf(workspace), workspace)
    if (sent.kind === 'cut-off' && 'reason' in sent) cutOff.begins(id, String(sent.reason))
    return sent
  }

  return {
    limits: slackLimits,
    async send(to, screen) {
      const { workspaceId: id } = to
      const sent = await inWorkspace(id, (client) => carefully(screen, (message) => post(client, to, message)))
      if (sent.kind === 'sent') cutOff.ends(id)
      return sent
    },
    update: (address, screen) =>
      inWorkspace(address.workspaceId, (client) => carefully(screen, (message) => replace(client, address, message))),
    sendFiles: (to, files, screen) =>
      inWorkspace(to.workspaceId, (_, workspace) => sendFiles(workspace, apiUrl, log, to, files, screen)),
    publishHome: (who, screen) => inWorkspace(who.workspaceId, (client) => publish(client, who, homeCard(screen))),
    async lookUp(who) {
      const workspace = await find.findWorkspaceById(who.workspaceId)
      return workspace === null ? { kind: 'no-answer' } : await lookUp(clientOf(workspace), workspace, who, log)
    },
  }
}

/** Sends the card; where Slack refuses its tables or images, the same without. */
async function carefully(screen: Screen, send: (message: SlackMessage) => Promise<Sent>): Promise<Sent> {
  return await orPlainer(
    cardFor(screen),
    (card) => send(renderCard(card)),
    (sent) => sent.kind === 'refused' && sent.reason === refusedBlocks,
  )
}

/** A user's id stands for the direct message with them, which spares a call to open it. */
async function post(client: WebClient, to: Sender, message: SlackMessage): Promise<Sent> {
  try {
    const { channel, ts } = await client.chat.postMessage({ channel: to.externalId, ...messageBody(message) })
    if (channel === undefined || ts === undefined) return { kind: 'unsure', reason: 'no-address-in-answer' }
    return { kind: 'sent', address: { workspaceId: to.workspaceId, channel, message: ts } }
  } catch (error) {
    return sentDespite(error, false)
  }
}

async function replace(client: WebClient, address: MessageAddress, message: SlackMessage): Promise<Sent> {
  try {
    await client.chat.update({ channel: address.channel, ts: address.message, ...message })
    return { kind: 'sent', address }
  } catch (error) {
    return sentDespite(error, true)
  }
}

async function publish(client: WebClient, { externalId }: Sender, card: Card): Promise<HomePublished> {
  try {
    await client.views.publish({ user_id: externalId, view: renderHome(card) })
    return { kind: 'sent' }
  } catch (error) {
    return sentDespite(error, true)
  }
}

async function lookUp(client: WebClient, workspace: SlackWorkspace, who: Sender, log: Log): Promise<LookedUp> {
  try {
    const { user } = await client.users.info({ user: who.externalId })
    const profile = user === undefined ? null : profileOf(user, workspace)
    return profile === null ? { kind: 'none' } : { kind: 'found', profile }
  } catch (error) {
    const missing = sentDespite(error, false)
    if (missing.kind === 'refused') return { kind: 'none' }
    log.warn({ reason: missing.kind, workspace: workspace.id }, 'no answer about a user')
    return isRateLimit(error) && missing.kind === 'limited' ? missing : { kind: 'no-answer' }
  }
}

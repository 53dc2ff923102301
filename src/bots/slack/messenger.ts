import type { WebClient } from '@slack/web-api'
import type { MessageAddress, Sent } from '../../domain/message.ts'
import type { Sender } from '../../domain/person.ts'
import type { HomePublished, LookedUp, Messenger } from '../../flows/world.ts'
import type { Card } from '../cards/card.ts'
import type { CutOff } from '../edge/cut-off.ts'
import type { Log } from '../edge/log.ts'
import { messengerOver } from '../edge/messenger-over.ts'
import type { FindWorkspace } from '../edge/remember-workspaces.ts'
import { profileOf } from './profile.ts'
import { renderCard, type SlackMessage } from './render.ts'
import { backgroundClients } from './wire/clients.ts'
import { slackLimits } from './wire/rates.ts'
import { renderHome } from './wire/render-home.ts'
import { sendFiles } from './wire/send-files.ts'
import { isRateLimit, sentDespite } from './wire/sent.ts'
import { messageBody, refusedBlocks } from './wire/show-card.ts'
import type { SlackWorkspace } from './wire/workspace.ts'

type Options = {
  readonly find: FindWorkspace<SlackWorkspace>
  readonly apiUrl: string | null
  readonly log: Log
  readonly cutOff: CutOff
}

/** Messages that are no reply to a click. Nothing is repeated here: the caller's queue knows when that is safe. */
export function slackMessenger({ find, apiUrl, log, cutOff }: Options): Messenger {
  const clientOf = backgroundClients(apiUrl, log)
  return messengerOver<SlackWorkspace>(find, cutOff, {
    limits: slackLimits,
    send: (workspace, to, card) => post(clientOf(workspace), to, renderCard(card)),
    update: (workspace, address, card) => replace(clientOf(workspace), address, renderCard(card)),
    sendFiles: (workspace, to, files, card) => sendFiles(workspace, apiUrl, log, to, files, renderCard(card).text),
    // Nobody is asked for consent here, so nobody gives it.
    putFile: async () => ({ kind: 'refused', reason: 'no-offers', permanent: false }),
    publishHome: (workspace, who, card) => publish(clientOf(workspace), who, card),
    lookUp: (workspace, who) => lookUp(clientOf(workspace), workspace, who, log),
    isForParts: (sent) => sent.kind === 'refused' && sent.reason === refusedBlocks,
  })
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

import type { Sent } from '../../domain/message.ts'
import type { Sender } from '../../domain/person.ts'
import type { LookedUp, Messenger } from '../../flows/world.ts'
import type { Card } from '../cards/card.ts'
import type { CutOff } from '../edge/cut-off.ts'
import type { Log } from '../edge/log.ts'
import { messengerOver } from '../edge/messenger-over.ts'
import type { FindWorkspace } from '../edge/remember-workspaces.ts'
import { profileOf } from './profile.ts'
import { renderCard } from './render.ts'
import type { Calls } from './wire/calls.ts'
import { offerFiles, putFile } from './wire/offer-files.ts'
import { teamsLimits } from './wire/rates.ts'
import { sentDespite } from './wire/sent.ts'
import type { TeamsWorkspace } from './wire/workspace.ts'

type Options = {
  readonly find: FindWorkspace<TeamsWorkspace>
  readonly calls: Calls
  readonly log: Log
  readonly cutOff: CutOff
}

/** Messages that are no reply to a click. Nothing is repeated here: the caller's queue knows when that is safe. */
export function teamsMessenger({ find, calls, log, cutOff }: Options): Messenger {
  return messengerOver<TeamsWorkspace>(find, cutOff, {
    limits: teamsLimits,
    send: (workspace, to, card) => post(calls, workspace, to, card),
    update: (workspace, address, card) => calls.update(workspace, address, card),
    sendFiles: (workspace, to, files, card) => offerFiles(calls, workspace, to, files, card.title),
    putFile: (workspace, to, file, place) => putFile(calls, workspace, log, to, file, place),
    publishHome: async () => ({ kind: 'sent' }),
    lookUp: (workspace, who) => lookUp(calls, workspace, who, log),
    isForParts: () => false,
  })
}

/** Channels and group chats are named by their own ids, people by those of the directory. */
async function post(calls: Calls, workspace: TeamsWorkspace, to: Sender, card: Card): Promise<Sent> {
  const chat = isConversation(to.externalId) ? to.externalId : await calls.chatWith(workspace, to)
  return typeof chat === 'string' ? await calls.post(workspace, chat, renderCard(card)) : chat
}

function isConversation(id: string): boolean {
  return id.startsWith('19:')
}

async function lookUp(calls: Calls, workspace: TeamsWorkspace, who: Sender, log: Log): Promise<LookedUp> {
  const chat = await calls.chatWith(workspace, who)
  // Teams opens no chat with an account for which the app was not added, whoever it is.
  if (typeof chat !== 'string')
    return chat.kind === 'refused' && chat.permanent ? { kind: 'not-added' } : missing(chat, workspace, log)
  try {
    const profile = profileOf(await calls.member(workspace, chat, who.externalId), workspace.externalId)
    return profile === null ? { kind: 'none' } : { kind: 'found', profile: { ...profile, externalId: who.externalId } }
  } catch (error) {
    return missing(sentDespite(error, false), workspace, log)
  }
}

function missing(why: Exclude<Sent, { kind: 'sent' }>, workspace: TeamsWorkspace, log: Log): LookedUp {
  if (why.kind === 'refused') return { kind: 'none' }
  log.warn({ reason: why.kind, workspace: workspace.id }, 'no answer about a user')
  return why.kind === 'limited' ? why : { kind: 'no-answer' }
}

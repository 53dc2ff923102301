import type { MessageAddress } from '../../../domain/message.ts'
import { answerOffer } from '../../../flows/export/answer-offer.ts'
import type { Reply as FlowReply } from '../../../flows/reply.ts'
import { cardFor } from '../../cards/card-for.ts'
import { ask, finish } from '../../edge/ask.ts'
import { whoActs } from '../receive.ts'
import { renderCard } from '../render.ts'
import type { TeamsActivity } from './activity.ts'
import { type Consent, readConsent } from './file-place.ts'
import type { Reply } from './reply.ts'
import { type Listening, sendingTo } from './ways-of.ts'
import type { TeamsWorkspace } from './workspace.ts'

/**
 * Somebody answered the offer of a file. What follows takes the offer's place: Teams leaves its buttons as they are, and
 * each further press would bring another address to put the file.
 */
export async function onConsent(
  at: Listening,
  workspace: TeamsWorkspace,
  activity: TeamsActivity,
  reply: Reply,
): Promise<void> {
  const { edge } = at
  const consent = readConsent(at.apiUrl, activity.value)
  if (consent === null) return edge.log.warn({ workspace: workspace.id }, 'consent not understood')
  const who = whoActs(workspace.id, activity)
  const answered = await answer(at, who, consent)
  reply.give({})
  const card = cardFor(answered.screen)
  if (answered.screen.kind === 'export-file' && typeof activity.replyToId === 'string') {
    const offer: MessageAddress = {
      workspaceId: workspace.id,
      channel: activity.conversation.id,
      message: activity.replyToId,
    }
    at.updateLater(offer, card)
  } else await sendingTo(at, workspace)(who, renderCard(card))
  await finish(edge, answered)
}

async function answer({ edge }: Listening, who: ReturnType<typeof whoActs>, consent: Consent): Promise<FlowReply> {
  const { file, place } = consent
  if (place === 'elsewhere') edge.log.warn({ workspace: who.workspaceId }, 'no file store of Teams')
  const flow: Parameters<typeof ask>[1]['intent'] = {
    kind: 'typed',
    word: 'export',
    flow: (world) => answerOffer(world, who, file, place),
  }
  return await ask(edge, { who, intent: flow, message: null })
}

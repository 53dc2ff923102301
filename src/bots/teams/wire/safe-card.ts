import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { z } from 'zod'
import type { Log } from '../../edge/log.ts'
import { said } from '../../words/said.ts'
import { framed } from '../render.ts'
import type { Answered } from './admit.ts'
import { cardFault } from './card-fault.ts'
import { cardType } from './card-type.ts'
import { richLines } from './text.ts'

/** The card itself, or, where a client could drop it, one in its place that says no more than it must. */
export function orSafe(log: Log, card: IAdaptiveCard): IAdaptiveCard {
  const fault = cardFault(card)
  if (fault === null) return card
  log.error({ fault }, 'a card was not fit to be sent')
  const { speak } = card
  const point = typeof speak === 'string' && speak !== '' ? speak.slice(0, mostPoint) : said.messages.heading
  return framed([...richLines([{ strong: point }]), ...richLines([said.messages.cannotBeShown])], point)
}

const mostPoint = 500

const cardBody = z.object({ type: z.literal(cardType), value: z.custom<IAdaptiveCard>(isObject) })
const dialogBody = z.object({
  task: z.object({
    type: z.literal('continue'),
    value: z.looseObject({
      card: z.object({ contentType: z.literal(cardType), content: z.custom<IAdaptiveCard>(isObject) }),
    }),
  }),
})

/** The same for the reply to a request, where a card is what it holds. */
export function safeReply(log: Log, reply: Answered): Answered {
  const card = cardBody.safeParse(reply.body).data
  if (card !== undefined) return { ...reply, body: { ...Object(reply.body), value: orSafe(log, card.value) } }
  const dialog = dialogBody.safeParse(reply.body).data
  if (dialog === undefined) return reply
  const { type, value } = dialog.task
  const content = orSafe(log, value.card.content)
  return { ...reply, body: { task: { type, value: { ...value, card: { ...value.card, content } } } } }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

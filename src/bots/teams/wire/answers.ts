import type { MessageAddress } from '../../../domain/message.ts'
import type { Sender } from '../../../domain/person.ts'
import { readingWindow } from '../../cards/campaigns/reading-windows.ts'
import type { Card, WindowCard } from '../../cards/card.ts'
import type { Answer, Shown } from '../../platform.ts'
import { said } from '../../words/said.ts'
import { renderCard, type TeamsMessage } from '../render.ts'
import { renderWindow } from '../render-window.ts'
import { openerCard } from './opener-card.ts'
import type { Pressed } from './pressed.ts'
import { type Reply, withCard, withDialog, withToast, withWords } from './reply.ts'
import { plainWords } from './text.ts'

/** What answering needs beside the reply to the request itself. */
export type Ways = {
  readonly reply: Reply
  /** Sends a message to whoever asked, where nobody else reads it. */
  sendTo(who: Sender, message: TeamsMessage): Promise<Shown>
  /** Has a message show this card on every client, soon. */
  updateLater(address: MessageAddress, card: Card): void
}

const shown: Shown = { kind: 'shown' }

/** A press in a message: the next card is the reply, and soon what every other client shows. */
export function answerPress(
  { reply, sendTo, updateLater }: Ways,
  who: Sender,
  message: MessageAddress | null,
  pressed: Pressed,
): Answer {
  return {
    // The reply waits for what is to be shown; Teams gives it time.
    arrived: async () => {},
    async replace(card) {
      reply.give(withCard(renderCard(card).card))
      if (message !== null) updateLater(message, card)
      return shown
    },
    async aside(card) {
      return reply.give(withToast(wordsOf(card))) ? shown : await sendTo(who, renderCard(card))
    },
    window: (window) => sendTo(who, openerCard(window, pressed)),
    windowLimits: [],
  }
}

/** The same from a client that knows no replies: what comes is sent. */
export function answerOldPress(ways: Ways, who: Sender, message: MessageAddress | null, pressed: Pressed): Answer {
  const { reply, sendTo, updateLater } = ways
  const aside = (card: Card) => sendTo(who, renderCard(card))
  return {
    arrived: async () => void reply.give(null),
    async replace(card) {
      if (message === null) return await aside(card)
      updateLater(message, card)
      return shown
    },
    aside,
    window: (window) => sendTo(who, openerCard(window, pressed)),
    windowLimits: [],
  }
}

/** A press that opens a dialog, or goes on in one. What belongs into the message is put there. */
export function answerInDialog(
  { reply, sendTo, updateLater }: Ways,
  who: Sender,
  message: MessageAddress | null,
  pressed: Pressed,
  from: number,
): Answer {
  const open = async (window: WindowCard): Promise<Shown> => {
    const drawn = renderWindow(window, {
      again: pressed,
      from,
      ...(pressed.file === undefined ? {} : { file: pressed.file }),
    })
    return reply.give(withDialog(drawn)) ? shown : await sendTo(who, openerCard(window, pressed))
  }
  const aside = (card: Card) => open(readingWindow(said.messages.heading, card.parts))
  return {
    arrived: async () => {},
    async replace(card) {
      if (message === null) return await aside(card)
      updateLater(message, card)
      reply.give(withWords(card.title))
      return shown
    },
    aside,
    window: open,
    windowLimits: [],
  }
}

/** Words that were typed: they are answered in the chat with whoever typed them. */
export function answerWords({ reply, sendTo }: Omit<Ways, 'updateLater'>, who: Sender, carried: Pressed): Answer {
  const aside = (card: Card) => sendTo(who, renderCard(card))
  return {
    arrived: async () => void reply.give(null),
    // There is no message to replace.
    replace: aside,
    aside,
    window: (window) => sendTo(who, openerCard(window, carried)),
    windowLimits: [],
  }
}

/** What a card says, where only words can be shown. */
function wordsOf({ title, parts }: Card): string {
  const [first] = parts
  if (parts.length !== 1 || first?.kind !== 'text') return title
  return plainWords(first.words)
}

import { elementsIn } from '../../playground/slack/blocks/elements-in.ts'
import { shownText } from '../../playground/slack/blocks/shown-text.ts'
import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'
import type { Message } from '../../playground/slack/workspace-state.ts'
import { unpackIntent } from '../../src/bots/codec/intent-codec.ts'
import { labelIdsOf } from '../../src/domain/answer.ts'
import type { Offer } from '../../src/domain/session.ts'

/** What comes, comes at once; a machine with much else to do may need longer. */
const patienceMs = 20_000

/** The words on a message. */
export function wordsOn(message: Message | null): string {
  return message === null ? '' : shownText(message.blocks)
}

/** The newest message of a person's that is not for a moment only: the invitation, then the session's card. */
export function cardOf(slack: SlackWorkspace, handle: string): Message {
  const card = slack
    .as(handle)
    .dm()
    .findLast((message) => message.onlyFor === null)
  if (card === undefined) throw new Error(`${handle} has no card`)
  return card
}

/** The labels that a card offers, by the words on their buttons, and what they answer; null where it asks for none. */
export function promptOn(
  card: Message,
): { readonly offer: Offer; readonly labels: ReadonlyMap<string, number> } | null {
  const labels = new Map<string, number>()
  let offer: Offer | null = null
  for (const { element } of elementsIn(card.blocks)) {
    if (element.type !== 'button') continue
    const intent = unpackIntent(element.value ?? '')
    const labelId = intent?.kind === 'answer' ? labelIdsOf(intent.answer)[0] : undefined
    if (intent?.kind !== 'answer' || labelId === undefined) continue
    offer = intent.offer
    labels.set(element.text.text, labelId)
  }
  return offer === null ? null : { offer, labels }
}

/** Waits until a person's card is another one than `before`, in place or below it. */
export function nextCard(slack: SlackWorkspace, handle: string, before: Message): Promise<Message> {
  return slack.until(() => {
    const card = cardOf(slack, handle)
    return card.ts !== before.ts || card.editedTs !== before.editedTs ? card : null
  }, patienceMs)
}

/** Waits until a person's card says these words. */
export function cardSaying(slack: SlackWorkspace, handle: string, words: string): Promise<Message> {
  return slack.until(() => {
    const card = cardOf(slack, handle)
    return wordsOn(card).includes(words) ? card : null
  }, patienceMs)
}

/** Waits until something a person sees, for a moment or for good, holds these words. */
export function seen(slack: SlackWorkspace, handle: string, words: string): Promise<Message> {
  return slack.until(
    () =>
      slack
        .as(handle)
        .dm()
        .findLast((message) => wordsOn(message).includes(words)),
    patienceMs,
  )
}

/** Begins a session and waits for its first prompt. */
export async function begin(slack: SlackWorkspace, handle: string, length = '20 min'): Promise<Message> {
  const invitation = cardOf(slack, handle)
  await slack.as(handle).click(invitation, { text: length })
  return await nextCard(slack, handle, invitation)
}

/** Presses a button on a card and waits for what comes in its place. */
export async function press(slack: SlackWorkspace, handle: string, card: Message, text: string): Promise<Message> {
  const { error } = await slack.as(handle).click(card, { text })
  if (error !== null) throw new Error(`a click on ${text} ended in ${error}`)
  return await nextCard(slack, handle, card)
}

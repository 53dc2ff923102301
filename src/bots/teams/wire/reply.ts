import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { TeamsWindow } from '../render-window.ts'
import type { Answered } from './admit.ts'
import { cardType } from './card-type.ts'

/** The answer to a request of Teams, given once. What comes later has to be sent. */
export type Reply = {
  /** Whether it was the first, and so is what the person sees. */
  give(body: object | null): boolean
  /** What was given; after a while what stands for it, for Teams waits for ten seconds and then sends the request again. */
  readonly given: Promise<Answered>
  isGiven(): boolean
}

const patienceMs = 7_000

/** @param late what is answered where nothing came in time */
export function replyWithin(late: object | null): Reply {
  const { promise, resolve } = Promise.withResolvers<Answered>()
  let isGiven = false
  const give = (body: object | null) => {
    if (isGiven) return false
    isGiven = true
    clearTimeout(timer)
    resolve(body === null ? { status: 200 } : { status: 200, body })
    return true
  }
  const timer = setTimeout(() => give(late), patienceMs)
  return { give, given: promise, isGiven: () => isGiven }
}

/** Puts a card where the clicked one was. */
export function withCard(card: IAdaptiveCard): object {
  return { statusCode: 200, type: cardType, value: card }
}

/** A few words that fade, seen by nobody else. */
export function withToast(words: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words }
}

export function withDialog({ title, card }: TeamsWindow): object {
  const value = { title, height: 'large', width: 'large', card: { contentType: cardType, content: card } }
  return { task: { type: 'continue', value } }
}

/** Closes the dialog, or opens none, and says why. */
export function withWords(words: string): object {
  return { task: { type: 'message', value: words } }
}

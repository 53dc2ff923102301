import type { Player } from './cast.ts'
import type { Mail } from './clients/client.ts'
import { isWorkingTime, later, localTime } from './local-time.ts'

/** An invitation as it came; `first` tells of the campaign, `go-on` follows on a lead's word, `later` on the person's own. */
export type Asked = {
  readonly handle: string
  readonly kind: 'first' | 'daily' | 'reminder' | 'later' | 'go-on'
  readonly at: Date
  readonly isGoodTime: boolean
  /** The person's own day. */
  readonly day: string
}

/** Reads a message as an invitation; null where nothing can be begun from it. */
export function readInvitation(mail: Mail, { handle, tz }: Player, at: Date): Asked | null {
  if (!mail.buttons.includes('5 min')) return null
  return { handle, kind: kindOf(mail.words), at, isGoodTime: isWorkingTime(at, tz), day: localTime(at, tz).day }
}

function kindOf(words: string): Asked['kind'] {
  if (words.includes('asks for your help')) return 'first'
  if (words.includes('You can go on')) return 'go-on'
  if (words.includes('as you asked')) return 'later'
  return words.includes('still ') ? 'reminder' : 'daily'
}

/** The moment that a card names after Later, `I ask again today at about 14:35`; null where it names none. */
export function askedAgainAt(mail: Mail, { tz }: Player, now: Date): Date | null {
  const clock = /ask again today at about (\d\d:\d\d)/.exec(mail.words)?.[1]
  if (clock === undefined) return null
  const minutes = Array.from({ length: 24 * 60 }, (_, at) => at + 1)
  const inMinutes = minutes.find((minute) => localTime(later(now, minute), tz).clock === clock)
  return inMinutes === undefined ? null : later(now, inMinutes)
}

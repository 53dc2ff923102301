import type { EndReason, TooLate } from '../../../domain/session.ts'
import type { Words } from '../../cards/card.ts'
import { count, roughItems, wholeNumber } from './count.ts'

const ended: Readonly<Record<EndReason, string>> = {
  time: 'Time is up.',
  'nothing-left': 'That was everything for now.',
  stopped: 'Stopped, as you asked.',
  expired: 'This session has ended while you were away.',
  'campaign-closed': 'This campaign was paused by its lead.',
  'held-back': 'A break before you go on: the lead of the campaign will get back to you.',
  removed: 'You no longer label in this campaign.',
  finished: 'This campaign is finished.',
  reopened: 'This campaign was finished for a while, and is open again.',
  'accounts-changed': 'This session has ended because your accounts were joined or parted.',
}

const tooLate: Readonly<Record<TooLate, string>> = {
  answer: 'This item waited for a day and has gone back, so what you chose just now was not saved. ',
  undo: 'An answer can be taken back for ten minutes after a session; yours stays as you gave it. ',
}

type Done = { readonly reason: EndReason; readonly answered: number; readonly skipped: number }

type OverSpoken = Done & {
  readonly campaignName: string
  readonly tooLate: TooLate | null
  /** A rough count; null where it is not said. */
  readonly left: number | null
}

/** A sitting: what to begin, and what is said when it is over. */
export const sessions = {
  minutes: (minutes: number) => `${minutes} min`,

  overSpoken(over: OverSpoken): string {
    const late = over.tooLate === null ? '' : tooLate[over.tooLate].trim()
    const left = over.left === null ? '' : leftOver(over.left)
    return [`${over.campaignName}:`, late, ended[over.reason], saved(over), left].filter(Boolean).join(' ')
  },
  tooLate,
  over: (done: Done): Words => [{ strong: `${ended[done.reason]} ` }, saved(done)],
  leftOver,
  another: 'Another round?',
  undoLast: 'Undo last answer',

  chooseSpoken: (names: readonly string[]) =>
    `What would you like to label? ${names.join(', ')}. Choose how many minutes you have.`,
  choose: 'What would you like to label, and for how long?',
  choice: (name: string, left: number): Words => [{ strong: name }, `: ${roughItems(left).toLowerCase()} for you`],
  moreCampaigns: (n: number) => `${count(n, 'more campaign')} can be reached from the invitation you got.`,

  continuedSpoken: (campaignName: string) => `${campaignName} goes on in a newer message.`,
  continued: (campaignName: string): Words => [
    { strong: `${campaignName} ` },
    'goes on in a newer message. Your answers are saved.',
  ],
} as const

function saved({ answered, skipped }: Done): string {
  const skips = skipped === 0 ? '' : ` You skipped ${wholeNumber(skipped)}.`
  if (answered === 0) return `No answers this time, and that is fine.${skips}`
  return `Thank you: ${count(answered, 'answer')} saved.${skips}`
}

function leftOver(left: number): string {
  return left === 0 ? 'Nothing is left for you here.' : `${roughItems(left)} still wait for you.`
}

import type { ChooseSessionScreen, SessionOverScreen } from '../../../domain/screens/screen.ts'
import type { EndReason, TooLate } from '../../../domain/session.ts'
import { count, roughItems } from '../../words/en/count.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'
import { sessionButtons } from './session-buttons.ts'

const mostCampaigns = 10

const endings: Readonly<Record<EndReason, string>> = {
  time: 'Time is up.',
  'nothing-left': 'That was everything for now.',
  stopped: 'Stopped, as you asked.',
  expired: 'This session has ended while you were away.',
  'campaign-closed': 'This campaign was paused by its lead.',
  paused: 'This session has ended early; a message says why.',
  removed: 'You no longer label in this campaign.',
  finished: 'This campaign is finished.',
}

/** After these, nothing can be begun from the card. */
const endedForGood: ReadonlySet<EndReason> = new Set(['campaign-closed', 'paused', 'removed', 'finished'])

const tooLateSaid: Readonly<Record<TooLate, string>> = {
  answer: 'This item waited for a day and has gone back, so what you chose just now was not saved. ',
  undo: 'An answer can be taken back for ten minutes after a session; yours stays as you gave it. ',
}

export function sessionOverCard(screen: SessionOverScreen): Card {
  const done = doneSaid(screen)
  const left = leftSaid(screen)
  const tooLate = screen.tooLate === undefined ? '' : tooLateSaid[screen.tooLate]
  const again = screen.left !== 0 && !endedForGood.has(screen.reason)
  const controls: Control[] = [
    ...(again ? sessionButtons(screen.campaignId, screen.sessionMinutes) : []),
    ...(screen.undo === null ? [] : [button('Undo last answer', { kind: 'undo', offer: screen.undo })]),
  ]
  return {
    title: [`${screen.campaignName}:`, tooLate.trim(), endings[screen.reason], done, left].filter(Boolean).join(' '),
    step: `over-${screen.undo?.revision ?? 0}`,
    parts: [
      { kind: 'small', text: screen.campaignName },
      ...(tooLate === '' ? [] : [words(tooLate)]),
      { kind: 'text', words: [{ strong: `${endings[screen.reason]} ` }, done] },
      ...(left === '' ? [] : [words(left)]),
      ...(again ? [words('Another round?')] : []),
      ...(controls.length > 0 ? [{ kind: 'controls', controls } as const] : []),
    ],
  }
}

function doneSaid({ answered, skipped }: SessionOverScreen): string {
  const skips = skipped === 0 ? '' : ` You skipped ${skipped}.`
  if (answered === 0) return `No answers this time, and that is fine.${skips}`
  return `Thank you: ${count(answered, 'answer')} saved.${skips}`
}

function leftSaid({ left, reason }: SessionOverScreen): string {
  if (left === null || reason === 'campaign-closed') return ''
  return left === 0 ? 'Nothing is left for you here.' : `${roughItems(left)} still wait for you.`
}

export function chooseSessionCard({ campaigns }: ChooseSessionScreen): Card {
  const shown = campaigns.slice(0, mostCampaigns)
  const rest = campaigns.length - shown.length
  return {
    title: `What would you like to label? ${shown.map((it) => it.name).join(', ')}. Choose how many minutes you have.`,
    step: 'choose',
    parts: [
      words('What would you like to label, and for how long?'),
      ...shown.flatMap((it): Part[] => [
        { kind: 'text', words: [{ strong: it.name }, `: ${roughItems(it.left).toLowerCase()} for you`] },
        { kind: 'controls', controls: sessionButtons(it.campaignId, it.sessionMinutes) },
      ]),
      ...(rest > 0 ? [words(`${count(rest, 'more campaign')} can be reached from the invitation you got.`)] : []),
    ],
  }
}

export function continuedBelowCard(campaignName: string): Card {
  return saying(
    `${campaignName} goes on in a newer message.`,
    'continued',
    { strong: `${campaignName} ` },
    'goes on in a newer message below. Your answers are saved.',
  )
}

function saying(title: string, step: string, ...said: Words): Card {
  return { title, step, parts: [{ kind: 'text', words: said }] }
}

function words(text: string): Part {
  return { kind: 'text', words: [text] }
}

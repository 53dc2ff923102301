import type { ChooseSessionScreen, SessionOverScreen } from '../../../domain/screens/screen.ts'
import type { EndReason } from '../../../domain/session.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'
import { sessionButtons } from './session-buttons.ts'

const mostCampaigns = 10

/** After these, nothing can be begun from the card. */
const endedForGood: ReadonlySet<EndReason> = new Set(['campaign-closed', 'held-back', 'removed', 'finished'])

export function sessionOverCard(screen: SessionOverScreen): Card {
  const { campaignName, reason, undo, tooLate = null } = screen
  const left = reason === 'campaign-closed' ? null : screen.left
  const again = screen.left !== 0 && !endedForGood.has(reason)
  const controls: Control[] = [
    ...(again ? sessionButtons(screen.campaignId, screen.sessionMinutes) : []),
    ...(undo === null ? [] : [button(said.sessions.undoLast, { kind: 'undo', offer: undo })]),
  ]
  return {
    title: said.sessions.overSpoken({ ...screen, tooLate, left }),
    step: `over-${undo?.revision ?? 0}`,
    parts: [
      { kind: 'small', text: campaignName },
      ...(tooLate === null ? [] : [text(said.sessions.tooLate[tooLate])]),
      text(...said.sessions.over(screen)),
      ...(left === null ? [] : [text(said.sessions.leftOver(left))]),
      ...(again ? [text(said.sessions.another)] : []),
      ...(controls.length > 0 ? [{ kind: 'controls', controls } as const] : []),
    ],
  }
}

export function chooseSessionCard({ campaigns }: ChooseSessionScreen): Card {
  const shown = campaigns.slice(0, mostCampaigns)
  const rest = campaigns.length - shown.length
  return {
    title: said.sessions.chooseSpoken(shown.map((it) => it.name)),
    step: 'choose',
    parts: [
      text(said.sessions.choose),
      ...shown.flatMap((it): Part[] => [
        text(...said.sessions.choice(it.name, it.left)),
        { kind: 'controls', controls: sessionButtons(it.campaignId, it.sessionMinutes) },
      ]),
      ...(rest > 0 ? [text(said.sessions.moreCampaigns(rest))] : []),
    ],
  }
}

export function continuedBelowCard(campaignName: string): Card {
  return {
    title: said.sessions.continuedSpoken(campaignName),
    step: 'continued',
    parts: [text(...said.sessions.continued(campaignName))],
  }
}

function text(...words: Words): Part {
  return { kind: 'text', words }
}

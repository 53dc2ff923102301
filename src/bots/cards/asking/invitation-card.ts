import type { InvitationScreen } from '../../../domain/screens/screen.ts'
import { said } from '../../words/said.ts'
import type { Card } from '../card.ts'
import { sessionButtons } from '../sessions/session-buttons.ts'
import { notNow } from './asking-cards.ts'

/** What somebody must know before the first answer: what for, how many, known answers, who sees scores. */
export function invitationCard({ campaign, leadName, isOutOfHours }: InvitationScreen): Card {
  const { campaignId, name, purpose, items, overlap, taskType } = campaign
  const entries = [
    said.asking.howMany(items, overlap),
    ...(campaign.hasGold ? [said.asking.knownAnswers] : []),
    said.asking.whoSeesWhat,
  ]
  return {
    title: said.asking.invitationSpoken(leadName, name),
    step: 'invitation',
    parts: [
      { kind: 'heading', text: name },
      { kind: 'text', words: said.asking.invitation(leadName, purpose, taskType) },
      { kind: 'list', entries },
      { kind: 'text', words: [said.asking.howMuchTime] },
      {
        kind: 'controls',
        controls: [...sessionButtons(campaignId, campaign.sessionMinutes), ...notNow(campaignId)],
      },
      ...(isOutOfHours === true ? [{ kind: 'small', text: said.asking.outOfHours(leadName) } as const] : []),
    ],
  }
}

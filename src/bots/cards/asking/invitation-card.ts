import type { TaskType } from '../../../domain/campaign.ts'
import type { InvitationScreen } from '../../../domain/screens/screen.ts'
import { count } from '../../words/en/count.ts'
import type { Card, Words } from '../card.ts'
import { sessionButtons } from '../sessions/session-buttons.ts'
import { notNow } from './asking-cards.ts'

const tasks: Readonly<Record<TaskType, string>> = {
  choice: 'You choose the label that fits each item.',
  'multi-choice': 'You choose all labels that fit each item.',
  rating: 'You rate each item.',
  pairwise: 'You say which of two texts is better.',
}

/** What somebody must know before the first answer: what for, how many, how long, known answers, who sees scores. */
export function invitationCard({ campaign, leadName }: InvitationScreen): Card {
  const { campaignId, name, purpose, items, overlap } = campaign
  const entries: Words[] = [
    [{ strong: 'How many: ' }, `${count(items, 'item')}, ${overlapSaid(overlap)}. Every answer helps.`],
    [{ strong: 'How long: ' }, 'what you choose now. Stop whenever you like; each answer is saved at once.'],
    ...(campaign.hasGold ? [knownAnswers] : []),
    [
      { strong: 'Who sees what: ' },
      'the lead and the managers see how much you have answered and your scores. You see your own; other annotators see neither.',
    ],
  ]
  return {
    title: `${leadName} asks for your help with ${name}. Choose 5, 10 or 20 minutes to start, or Later.`,
    step: 'invitation',
    parts: [
      { kind: 'heading', text: name },
      {
        kind: 'text',
        words: [
          { strong: leadName },
          ` asks for your help. ${purpose === '' ? '' : `${purpose} `}${tasks[campaign.taskType]}`,
        ],
      },
      { kind: 'list', entries },
      { kind: 'text', words: ['How much time do you have now?'] },
      {
        kind: 'controls',
        controls: [...sessionButtons(campaignId, campaign.sessionMinutes), ...notNow(campaignId)],
      },
    ],
  }
}

const knownAnswers: Words = [
  { strong: 'Known answers: ' },
  'some items have one. They look like all others and show how far the labels can be trusted.',
]

function overlapSaid(overlap: number): string {
  return overlap === 1 ? 'each judged by one person' : `each judged by ${overlap} people on their own`
}

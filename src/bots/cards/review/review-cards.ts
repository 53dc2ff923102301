import type { Verdict } from '../../../domain/intents/review-intent.ts'
import type { ChooseReviewScreen, OutcomesScreen, ReviewOverScreen } from '../../../domain/screens/review-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { count, listed } from '../../words/en/count.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'
import { labelsSaid, whyChars } from './review-item-card.ts'

const mostOutcomes = 6
const mostCampaigns = 10

const endings: Readonly<Record<ReviewOverScreen['reason'], string>> = {
  time: 'Time is up.',
  'nothing-left': 'No case waits any more.',
  stopped: 'Review has stopped.',
  expired: 'This review has ended while you were away.',
}

export function reviewOverCard(screen: ReviewOverScreen): Card {
  const { campaignId, campaignName, reason, settled, returned, dropped, waiting, undo } = screen
  const kinds = [
    ...(settled > 0 ? [`settled ${count(settled, 'case')}`] : []),
    ...(returned > 0 ? [`asked for more answers on ${returned}`] : []),
    ...(dropped > 0 ? [`dropped ${dropped}`] : []),
  ]
  const done = kinds.length === 0 ? 'Nothing was decided.' : `You ${listed(kinds)}. Thank you.`
  const left = waiting === 0 ? 'Nothing waits.' : `${count(waiting, 'case')} still ${waiting === 1 ? 'waits' : 'wait'}.`
  const all: Control[] = [
    ...(waiting > 0 ? [button('Review more', { kind: 'review', which: { campaignId }, minutes: null })] : []),
    ...(undo === null ? [] : [button('Undo last verdict', { kind: 'review-undo', offer: undo })]),
  ]
  return {
    title: `${campaignName}: ${endings[reason]} ${done}`,
    step: `review-over-${undo?.revision ?? 0}`,
    parts: [
      { kind: 'small', text: campaignName },
      { kind: 'text', words: [{ strong: `${endings[reason]} ` }, `${done} ${left}`] },
      ...(all.length > 0 ? [controls(...all)] : []),
    ],
  }
}

export function chooseReviewCard({ campaigns }: ChooseReviewScreen): Card {
  return {
    title: 'Which cases would you like to review?',
    step: 'choose-review',
    parts: [
      { kind: 'text', words: [{ strong: 'Which cases would you like to review?' }] },
      ...campaigns.slice(0, mostCampaigns).flatMap(({ campaignId, name, waiting }): Part[] => [
        {
          kind: 'text',
          words: [{ strong: name }, `: ${count(waiting, 'case')} ${waiting === 1 ? 'waits' : 'wait'}`],
        },
        controls(button('Review', { kind: 'review', which: { campaignId }, minutes: null })),
      ]),
    ],
  }
}

/** What became of cases that this person flagged. */
export function outcomesCard({ campaignName, outcomes }: OutcomesScreen): Card {
  const shown = outcomes.slice(0, mostOutcomes)
  const rest = outcomes.length - shown.length
  const cases = outcomes.length === 1 ? 'the case' : `${outcomes.length} cases`
  return {
    title: `${campaignName}: what became of ${cases} you flagged.`,
    step: 'outcomes',
    parts: [
      {
        kind: 'text',
        words: [
          { strong: `${campaignName}: ` },
          `here is what became of ${cases} you flagged. Thank you for speaking up.`,
        ],
      },
      ...shown.flatMap(({ excerpt, verdict, labels, why }): Part[] => [
        { kind: 'quoted', name: null, text: excerpt },
        { kind: 'text', words: outcomeSaid(verdict, labels, why) },
      ]),
      ...(rest > 0 ? [small(`and ${count(rest, 'more case')}`)] : []),
    ],
  }
}

function outcomeSaid(verdict: Verdict, labels: readonly string[], why: string): Words {
  const reason = why === '' ? '' : ` ${cutText(why, whyChars).shown}`
  switch (verdict) {
    case 'settled':
      return [{ strong: `Settled as ${labelsSaid(labels)}.` }, reason]
    case 'dropped':
      return [{ strong: 'Taken out of the campaign.' }, reason]
    case 'returned':
      return [{ strong: 'More people are being asked.' }, reason]
  }
}

function small(text: string): Part {
  return { kind: 'small', text }
}

function controls(...all: readonly Control[]): Part {
  return { kind: 'controls', controls: all }
}

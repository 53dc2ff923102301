import type { ChooseReviewScreen, OutcomesScreen, ReviewOverScreen } from '../../../domain/screens/review-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part } from '../card.ts'
import { whyChars } from './review-item-card.ts'

const mostOutcomes = 6
const mostCampaigns = 10

export function reviewOverCard(screen: ReviewOverScreen): Card {
  const { campaignId, campaignName, waiting, undo } = screen
  const all: Control[] = [
    ...(waiting > 0 ? [button(said.review.reviewMore, { kind: 'review', which: { campaignId }, minutes: null })] : []),
    ...(undo === null ? [] : [button(said.review.undoLast, { kind: 'review-undo', offer: undo })]),
  ]
  return {
    title: said.review.overSpoken(screen),
    step: `review-over-${undo?.revision ?? 0}`,
    parts: [
      { kind: 'small', text: campaignName },
      { kind: 'text', words: said.review.over(screen) },
      ...(all.length > 0 ? [controls(...all)] : []),
    ],
  }
}

export function chooseReviewCard({ campaigns }: ChooseReviewScreen): Card {
  return {
    title: said.review.which,
    step: 'choose-review',
    parts: [
      { kind: 'text', words: [{ strong: said.review.which }] },
      ...campaigns
        .slice(0, mostCampaigns)
        .flatMap(({ campaignId, name, waiting }): Part[] => [
          { kind: 'text', words: said.review.choice(name, waiting) },
          controls(button(said.review.review, { kind: 'review', which: { campaignId }, minutes: null })),
        ]),
    ],
  }
}

/** What became of cases that this person flagged. */
export function outcomesCard(screen: OutcomesScreen): Card {
  const shown = screen.outcomes.slice(0, mostOutcomes)
  const rest = screen.outcomes.length - shown.length
  return {
    title: said.review.outcomesSpoken(screen),
    step: 'outcomes',
    parts: [
      { kind: 'text', words: said.review.outcomes(screen) },
      ...shown.flatMap(({ excerpt, verdict, labels, why }): Part[] => [
        { kind: 'quoted', name: null, text: excerpt },
        { kind: 'text', words: said.review.outcome(verdict, labels, cutText(why, whyChars).shown) },
      ]),
      ...(rest > 0 ? [{ kind: 'small', text: said.review.moreCases(rest) } as const] : []),
    ],
  }
}

function controls(...all: readonly Control[]): Part {
  return { kind: 'controls', controls: all }
}

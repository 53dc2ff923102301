import type { CompleteScreen } from '../../../domain/screens/digest-screens.ts'
import { said } from '../../words/said.ts'
import type { Card } from '../card.ts'
import { decisionParts } from './decision-parts.ts'

/** That all is done, what it is worth, and what to do next: whatever that leads to takes this card's place. */
export function completeCard(screen: CompleteScreen): Card {
  const { campaignId, campaignName, today, decisions } = screen
  const { title, known, inReview } = said.digest.complete
  const takeaway = said.digest.takeaway(screen.takeaway, today)
  return {
    title: said.decisions.justDecided(decisions) ?? title(campaignName, takeaway),
    step: 'campaign-complete',
    parts: [
      { kind: 'heading', text: campaignName },
      { kind: 'text', words: [{ strong: takeaway }] },
      { kind: 'facts', facts: [known(screen), inReview(screen)] },
      ...decisions.flatMap((one) => decisionParts(campaignId, one, today, true)),
    ],
  }
}

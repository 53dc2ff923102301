import type { Card } from '../cards/card.ts'
import { hasPlainer, plainer } from './plainer.ts'

/** Sends a card; where its tables or images are why it was refused, the same card without them. */
export async function orPlainer<Outcome>(
  card: Card,
  send: (card: Card) => Promise<Outcome>,
  isForParts: (outcome: Outcome) => boolean,
): Promise<Outcome> {
  const outcome = await send(card)
  return isForParts(outcome) && hasPlainer(card) ? await send(plainer(card)) : outcome
}

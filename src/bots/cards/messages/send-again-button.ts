import type { DoubtfulMessage } from '../../../domain/messages/doubtful-message.ts'
import { said } from '../../words/said.ts'
import { button, type Control } from '../card.ts'

/** Has a message sent again. Where it may have arrived, that is asked first: then it may arrive twice. */
export function sendAgainButton(
  campaignId: string,
  { deliveryId, name, state }: Pick<DoubtfulMessage, 'deliveryId' | 'name' | 'state'>,
): Control {
  const again = button(said.messages.sendAgainTo(name), { kind: 'send-again', campaignId, deliveryId })
  if (again.kind !== 'button' || state === 'failed') return again
  return { ...again, confirm: said.messages.mayArriveTwice(name) }
}

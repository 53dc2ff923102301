import type { DoubtfulMessage } from '../../../domain/messages/doubtful-message.ts'
import { button, type Control } from '../card.ts'

/** Has a message sent again. Where it may have arrived, that is asked first: then it may arrive twice. */
export function sendAgainButton(
  campaignId: string,
  { deliveryId, name, state }: Pick<DoubtfulMessage, 'deliveryId' | 'name' | 'state'>,
): Control {
  const to = name === null ? 'the channel' : name
  const again = button(`Send again to ${to}`, { kind: 'send-again', campaignId, deliveryId })
  if (again.kind !== 'button' || state === 'failed') return again
  const text = `The message to ${to} may have arrived after all. Then it arrives twice.`
  return { ...again, confirm: { title: 'Send it again?', text, yes: 'Send again', no: 'Leave it' } }
}

import { deliver, type Outcome } from '../deliver.ts'
import type { Json } from '../json.ts'
import type { Parts } from '../parts.ts'
import type { Person } from '../person.ts'
import { envelope } from './envelope.ts'
import type { Place } from './place.ts'

/**
 * Sends an invoke. Where no answer comes in time, or none that could be one, it is sent again as the stand-in's `redelivery`
 * says: under the same activity id or under a new one. Returns the last outcome.
 */
export async function invoke(
  parts: Parts,
  person: Person,
  place: Place,
  name: string,
  value: Json,
  replyToId: string | null = null,
): Promise<Outcome> {
  const reply = replyToId === null ? {} : { replyToId }
  const activity = { ...envelope(parts, person, place), type: 'invoke', name, value, ...reply }
  let outcome = await sendOnce(parts, activity)
  for (let left = parts.invokes.redelivery.times; left > 0 && isLost(outcome); left -= 1) {
    const again = parts.invokes.redelivery.id === 'new' ? { id: parts.nextId() } : {}
    outcome = await sendOnce(parts, { ...activity, ...again })
  }
  return outcome
}

/** The bot has done what was asked, also where its answer is lost on the way back. */
async function sendOnce(parts: Parts, activity: Json): Promise<Outcome> {
  const outcome = await deliver(parts, activity)
  return parts.faults.take('reply') === null
    ? outcome
    : { ...outcome, status: null, body: '', error: 'connection_failed' }
}

function isLost({ error, status }: Outcome): boolean {
  return error === 'operation_timeout' || error === 'connection_failed' || (status !== null && status >= 500)
}

import { sessionMinutesOffered } from '../../../domain/session.ts'
import { button, type Control } from '../card.ts'

/** `5 min`, `10 min`, `20 min`, and the campaign's own length where it is another. */
export function sessionButtons(campaignId: string, sessionMinutes: number): Control[] {
  const lengths = [...new Set([...sessionMinutesOffered, sessionMinutes])].sort((a, b) => a - b)
  return lengths.map((minutes) => button(`${minutes} min`, { kind: 'start', campaignId, minutes }))
}

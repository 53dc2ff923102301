import { sessionMinutesOffered } from '../../../domain/session.ts'
import { said } from '../../words/said.ts'
import { button, type Control } from '../card.ts'

/** `5 min`, `10 min`, `20 min`, and the campaign's own length where it is another. */
export function sessionButtons(campaignId: string, sessionMinutes: number): Control[] {
  const lengths = [...new Set([...sessionMinutesOffered, sessionMinutes])].sort((a, b) => a - b)
  return lengths.map((minutes) => button(said.sessions.minutes(minutes), { kind: 'start', campaignId, minutes }))
}

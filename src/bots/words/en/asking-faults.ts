import type { AskingFault, LinesField } from '../../../domain/forms/asking-form.ts'
import type { Worded } from '../worded.ts'
import { wholeNumber } from './count.ts'

/** As `readAskingForm` reads it. */
const exampleOf: Readonly<Record<LinesField, string>> = {
  otherHours: 'Fri 09:00-13:00',
  quiet: '12:00-13:00',
  daysOff: '2026-12-24 to 2027-01-02',
}

/** What is wrong with the settings that somebody filled in. */
export const askingFaults: Worded<AskingFault> = {
  'no-such-zone': ({ typed, nearest }) =>
    typed.trim() === ''
      ? 'Choose a time zone, as Europe/Berlin.'
      : `No time zone is called “${typed}”. ${nearest === null ? 'Name a large city near you, as in Europe/Berlin.' : `Did you mean ${nearest}?`}`,
  'ends-before-beginning': 'The end must be later than the beginning.',
  'last-day-too-early': 'The last day must not be before the first.',
  'no-last-day': 'Choose the last day as well.',
  'too-many-lines': ({ lines, most }) => `At most ${most} lines, please: there are ${wholeNumber(lines)}.`,
  'line-not-understood': ({ line, field }) => `“${line}” is not understood. Write it as: ${exampleOf[field]}`,
}

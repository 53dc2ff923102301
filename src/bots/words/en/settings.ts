import type { AskingForm } from '../../../domain/forms/asking-form.ts'
import type { ZoneBasis } from '../../../domain/person.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import type { FieldWords, Words } from '../../cards/card.ts'
import { weekdays, wholeDay } from './days.ts'

const fields: Readonly<Record<keyof AskingForm, FieldWords>> = {
  days: { label: 'Working days', hint: null },
  from: { label: 'From', hint: null },
  until: { label: 'Until', hint: null },
  otherHours: { label: 'Days with other hours', hint: 'One a line, as: Fri 09:00-13:00' },
  quiet: { label: 'Quiet hours', hint: 'Every day, one a line, as: 12:00-13:00' },
  daysOff: { label: 'Days off and leave', hint: 'One a line, as 2026-12-24 or 2026-12-24 to 2027-01-02' },
  awayFrom: { label: 'Away from', hint: 'Adds leave to the list above. Empty: from today.' },
  awayUntil: { label: 'Away until', hint: 'The last day on which you are away.' },
  zone: { label: 'Your time zone', hint: 'A large city near you, as: Europe/Berlin' },
  onLeaveUntil: { label: 'On leave until', hint: 'Nothing comes before this day. To end your leave, choose today.' },
}

/** In whose time the hours are, and how that is known. */
function inZone(zone: string, basis: ZoneBasis): Words {
  switch (basis) {
    case 'told':
      return ['They are in your own local time, ', { strong: zone }, ', as your profile says.']
    case 'chosen':
      return ['They are in the time of ', { strong: zone }, ', as you chose.']
    case 'guessed':
      return ['They are in the time of ', { strong: zone }, ', a guess: please look at it below, and save.']
    case 'none':
      return [{ strong: 'Your time zone is not known: ' }, 'your hours are read in UTC until you choose it below.']
  }
}

/** When somebody may be asked. */
export const settings = {
  heading: 'When to ask you',
  onlyThen: (zone: string, basis: ZoneBasis): Words => [
    'You are asked once a day at most, with one reminder, and only at these times. ',
    ...inZone(zone, basis),
    ' One exception: until you save times of your own, a lead who starts a campaign can tell you of it at once.',
  ],
  weekdays,
  fields,

  saved: 'Saved',
  /** @param next the next day on which an invitation may come; null where none ever does */
  timesSaved: (next: LocalDay | null, zone: string, basis: ZoneBasis): Words => [
    { strong: 'Your times are saved. ' },
    ...(basis === 'told' ? [] : [`They are in the time of ${zone}. `]),
    next === null
      ? 'With these settings you are not asked at all; type the command whenever you like to work.'
      : `After today, the next day on which an invitation may come is ${wholeDay(next)}.`,
  ],
} as const

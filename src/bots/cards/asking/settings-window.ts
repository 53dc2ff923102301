import type { AskingForm } from '../../../domain/forms/asking-form.ts'
import { askingFormOf, dayNames } from '../../../domain/forms/read-asking-form.ts'
import type { SettingsScreen } from '../../../domain/screens/asking-screens.ts'
import { readingWindow } from '../campaigns/reading-windows.ts'
import type { Field, Input, Part, WindowCard } from '../card.ts'

type SettingsForm = Extract<SettingsScreen, { kind: 'settings-form' }>
type SettingsKept = Extract<SettingsScreen, { kind: 'settings-kept' }>

const mostTyped = 1500

/** When to be asked. Each field is one of `AskingForm`. */
export function settingsWindow({ hours, zone, today, problems }: SettingsForm): WindowCard {
  const form = askingFormOf(hours, today)
  const shown: Part[] =
    problems.length === 0 ? [] : [{ kind: 'list', entries: problems.map(({ message }) => [message]) }]
  return {
    heading: 'When to ask you',
    parts: [
      ...shown,
      {
        kind: 'text',
        words: [
          'You are asked once a day at most, with one reminder, and only at these times. They are in your own local time, ',
          { strong: zone },
          ', as your profile says.',
        ],
      },
      ...fieldsOf(form),
    ],
    submit: { text: 'Save', form: 'settings', intent: { kind: 'settings' } },
    close: 'Cancel',
    closesAll: false,
  }
}

function fieldsOf(form: AskingForm): Field[] {
  const days = dayNames.map((text, at) => ({ value: String(at + 1), text }))
  return [
    optional('days', 'Working days', { kind: 'some-of', options: days, initial: form.days.map(String) }),
    { ...optional('from', 'From', { kind: 'time', initial: form.from }), optional: false },
    { ...optional('until', 'Until', { kind: 'time', initial: form.until }), optional: false },
    optional(
      'otherHours',
      'Days with other hours',
      { kind: 'lines', initial: form.otherHours, most: mostTyped },
      'One a line, as: Fri 09:00-13:00',
    ),
    optional(
      'quiet',
      'Quiet hours',
      { kind: 'lines', initial: form.quiet, most: mostTyped },
      'Every day, one a line, as: 12:00-13:00',
    ),
    optional(
      'daysOff',
      'Days off and leave',
      { kind: 'lines', initial: form.daysOff, most: mostTyped },
      'One a line, as 2026-12-24 or 2026-12-24 to 2027-01-02',
    ),
    optional(
      'awayFrom',
      'Away from',
      { kind: 'date', initial: null },
      'Adds leave to the list above. Empty: from today.',
    ),
    optional('awayUntil', 'Away until', { kind: 'date', initial: null }, 'The last day on which you are away.'),
    optional(
      'pausedUntil',
      'Pause until',
      { kind: 'date', initial: form.pausedUntil },
      'Nothing comes before this day. To end a pause, choose today.',
    ),
  ]
}

function optional(name: keyof AskingForm, label: string, input: Input, hint: string | null = null): Field {
  return { kind: 'field', name, label, hint, optional: true, input }
}

export function settingsKeptWindow({ next }: SettingsKept): WindowCard {
  const said =
    next === null
      ? 'With these settings you are not asked at all; type the command whenever you like to work.'
      : `After today, the next day on which an invitation may come is ${next}.`
  return readingWindow('Saved', [{ kind: 'text', words: [{ strong: 'Your times are saved. ' }, said] }])
}

import type { AskingForm } from '../../../domain/forms/asking-form.ts'
import { askingFormOf } from '../../../domain/forms/read-asking-form.ts'
import type { ZoneBasis } from '../../../domain/person.ts'
import type { SettingsScreen } from '../../../domain/screens/asking-screens.ts'
import { said } from '../../words/said.ts'
import { readingWindow } from '../campaigns/reading-windows.ts'
import type { Field, Input, Part, WindowCard } from '../card.ts'

type SettingsForm = Extract<SettingsScreen, { kind: 'settings-form' }>
type SettingsKept = Extract<SettingsScreen, { kind: 'settings-kept' }>

const mostTyped = 1500
const mostZone = 60

/** When to be asked. Each field is one of `AskingForm`. */
export function settingsWindow({ hours, zone, zoneBasis, today, problems }: SettingsForm): WindowCard {
  const form = askingFormOf(hours, today)
  const shown: Part[] =
    problems.length === 0 ? [] : [{ kind: 'list', entries: problems.map(({ what }) => [said.problems.of(what)]) }]
  return {
    heading: said.settings.heading,
    parts: [
      ...shown,
      { kind: 'text', words: said.settings.onlyThen(zone, zoneBasis) },
      ...zoneField(zone, zoneBasis),
      ...fieldsOf(form),
    ],
    submit: { text: said.windows.save, form: 'settings', intent: { kind: 'settings' } },
    close: said.windows.cancel,
    closesAll: false,
  }
}

/** Where a platform tells it, nobody is asked. */
function zoneField(zone: string, basis: ZoneBasis): Field[] {
  if (basis === 'told') return []
  const initial = basis === 'none' ? '' : zone
  return [{ ...optional('zone', { kind: 'line', initial, most: mostZone }), optional: false }]
}

function fieldsOf(form: AskingForm): Field[] {
  const days = said.settings.weekdays.map((text, at) => ({ value: String(at + 1), text }))
  return [
    optional('days', { kind: 'some-of', options: days, initial: form.days.map(String) }),
    { ...optional('from', { kind: 'time', initial: form.from }), optional: false },
    { ...optional('until', { kind: 'time', initial: form.until }), optional: false },
    optional('otherHours', { kind: 'lines', initial: form.otherHours, most: mostTyped }),
    optional('quiet', { kind: 'lines', initial: form.quiet, most: mostTyped }),
    optional('daysOff', { kind: 'lines', initial: form.daysOff, most: mostTyped }),
    optional('awayFrom', { kind: 'date', initial: null }),
    optional('awayUntil', { kind: 'date', initial: null }),
    optional('onLeaveUntil', { kind: 'date', initial: form.onLeaveUntil }),
  ]
}

function optional(name: keyof AskingForm, input: Input): Field {
  return { kind: 'field', name, ...said.settings.fields[name], optional: true, input }
}

export function settingsKeptWindow({ next, zone, zoneBasis }: SettingsKept): WindowCard {
  return readingWindow(said.settings.saved, [{ kind: 'text', words: said.settings.timesSaved(next, zone, zoneBasis) }])
}

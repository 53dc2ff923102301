import type { AskingForm } from '../../domain/forms/asking-form.ts'
import type { Fields } from './fields.ts'

/** The settings in the fields of a submitted window; null where the window is not our settings. */
export function readSettingsForm(fields: Fields | null): AskingForm | null {
  if (fields === null || !fields.has('from') || !fields.has('until')) return null
  const text = (name: keyof AskingForm) => fields.text(name)
  const date = (name: keyof AskingForm) => fields.date(name)
  return {
    days: fields.some('days').map(Number),
    from: fields.time('from') ?? '',
    until: fields.time('until') ?? '',
    otherHours: text('otherHours'),
    quiet: text('quiet'),
    daysOff: text('daysOff'),
    awayFrom: date('awayFrom'),
    awayUntil: date('awayUntil'),
    onLeaveUntil: date('onLeaveUntil'),
    zone: fields.has('zone') ? text('zone') : null,
  }
}

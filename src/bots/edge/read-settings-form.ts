import { z } from 'zod'
import type { AskingForm } from '../../domain/forms/asking-form.ts'
import { valueAction } from '../slack/render-window.ts'

const held = z.object({
  value: z.string().nullish(),
  selected_options: z.array(z.object({ value: z.string() })).optional(),
  selected_time: z.string().nullish(),
  selected_date: z.string().nullish(),
})
const fieldValues = z.record(z.string(), z.object({ [valueAction]: held.optional() }))

/** The settings in the state of a submitted view; null where the view is not our settings window. */
export function readSettingsForm(values: unknown): AskingForm | null {
  const parsed = fieldValues.safeParse(values)
  if (!parsed.success || parsed.data.from === undefined || parsed.data.until === undefined) return null
  const field = (name: keyof AskingForm) => parsed.data[name]?.[valueAction] ?? {}
  const text = (name: keyof AskingForm) => field(name).value ?? ''
  const date = (name: keyof AskingForm) => field(name).selected_date ?? null
  return {
    days: (field('days').selected_options ?? []).map(({ value }) => Number(value)),
    from: field('from').selected_time ?? '',
    until: field('until').selected_time ?? '',
    otherHours: text('otherHours'),
    quiet: text('quiet'),
    daysOff: text('daysOff'),
    awayFrom: date('awayFrom'),
    awayUntil: date('awayUntil'),
    onLeaveUntil: date('onLeaveUntil'),
  }
}

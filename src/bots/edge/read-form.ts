import { z } from 'zod'
import type { CampaignForm, UploadedFile } from '../../domain/forms/campaign-form.ts'
import { type TaskTypeName, taskTypeNames } from '../../domain/task-types/task-types.ts'
import { valueAction } from '../slack/render-window.ts'

/** A file attached to a form, still at Slack. */
export type AttachedFile = { readonly id: string; readonly name: string }

/** A campaign form as it was sent, with its files not fetched yet. */
export type SentForm = {
  readonly form: Omit<CampaignForm, 'guidelineFile' | 'itemFile'>
  readonly guidelineFile: AttachedFile | null
  readonly itemFile: AttachedFile | null
}

const held = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_users: z.array(z.string()).optional(),
  selected_time: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  files: z.array(z.object({ id: z.string(), name: z.string().nullish() })).optional(),
})
const fieldValues = z.record(z.string(), z.object({ [valueAction]: held.optional() }))
const noteField = z.object({ note: z.object({ [valueAction]: held }) })

type Held = z.infer<typeof held>

/** The form in the state of a submitted view; null where the view is not our campaign form. */
export function readCampaignForm(values: unknown): SentForm | null {
  const parsed = fieldValues.safeParse(values)
  if (!parsed.success) return null
  const field = (name: string): Held => parsed.data[name]?.[valueAction] ?? {}
  const taskType = taskTypeNames.find((it): it is TaskTypeName => it === field('taskType').selected_option?.value)
  const minuteOfDay = minuteOf(field('digestTime').selected_time)
  const weekday = Number(field('digest').selected_option?.value)
  if (taskType === undefined || minuteOfDay === null || !Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
    return null
  }
  return {
    form: {
      name: text(field('name')),
      purpose: text(field('purpose')),
      taskType,
      labels: text(field('labels')),
      guideline: text(field('guideline')),
      itemRows: text(field('itemRows')),
      overlap: number(field('overlap')),
      stopAt: share(optionalNumber(field('stopAt'))),
      fewestAnswers: optionalNumber(field('fewestAnswers')),
      goldShare: number(field('goldShare')) / 100,
      sessionMinutes: number(field('sessionMinutes')),
      annotators: people(field('annotators')),
      adjudicators: people(field('adjudicators')),
      managers: people(field('managers')),
      digest: { weekday, minuteOfDay },
      digestChannel: field('digestChannel').selected_conversation ?? null,
    },
    guidelineFile: file(field('guidelineFile')),
    itemFile: file(field('itemFile')),
  }
}

/** The form with files that are named but not fetched: enough to check all else before an answer is due. */
export function withoutContents({ form, guidelineFile, itemFile }: SentForm): CampaignForm {
  const empty = (attached: AttachedFile | null): UploadedFile | null =>
    attached === null ? null : { name: attached.name, bytes: new Uint8Array() }
  return { ...form, guidelineFile: empty(guidelineFile), itemFile: empty(itemFile) }
}

/** What was written in the only field of the form that flags an edge case. */
export function readNote(values: unknown): string {
  const parsed = noteField.safeParse(values)
  return parsed.success ? text(parsed.data.note[valueAction]) : ''
}

function text({ value }: Held): string {
  return value ?? ''
}

/** NaN where the field holds no number; the check of the form says so beside the field. */
function number(field: Held): number {
  return text(field).trim() === '' ? Number.NaN : Number(text(field))
}

/** Null where nothing was written. */
function optionalNumber(field: Held): number | null {
  return text(field).trim() === '' ? null : number(field)
}

function share(percent: number | null): number | null {
  return percent === null ? null : percent / 100
}

function people({ selected_users }: Held): readonly string[] {
  return [...new Set(selected_users)]
}

function file({ files }: Held): AttachedFile | null {
  const first = files?.[0]
  return first === undefined ? null : { id: first.id, name: first.name ?? '' }
}

function minuteOf(time: string | null | undefined): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? '')
  return match === null ? null : Number(match[1]) * 60 + Number(match[2])
}

import type { CampaignForm, UploadedFile } from '../../domain/forms/campaign-form.ts'
import { type TaskTypeName, taskTypeNames } from '../../domain/task-types/task-types.ts'
import type { AttachedFile, Fields } from './fields.ts'

/** A campaign form as it was sent, with its files not fetched yet. */
export type SentForm = {
  readonly form: Omit<CampaignForm, 'guidelineFile' | 'itemFile'>
  readonly guidelineFile: AttachedFile | null
  readonly itemFile: AttachedFile | null
}

/** The form in the fields of a submitted window; null where the window is not our campaign form. */
export function readCampaignForm(fields: Fields | null): SentForm | null {
  if (fields === null) return null
  const taskType = taskTypeNames.find((it): it is TaskTypeName => it === fields.one('taskType'))
  const minuteOfDay = fields.minuteOfDay('digestTime')
  const weekday = Number(fields.one('digest'))
  if (taskType === undefined || minuteOfDay === null || !Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
    return null
  }
  const stopAt = fields.optionalNumber('stopAt')
  return {
    form: {
      name: fields.text('name'),
      purpose: fields.text('purpose'),
      taskType,
      labels: fields.text('labels'),
      guideline: fields.text('guideline'),
      itemRows: fields.text('itemRows'),
      overlap: fields.number('overlap'),
      stopAt: stopAt === null ? null : stopAt / 100,
      fewestAnswers: fields.optionalNumber('fewestAnswers'),
      goldShare: fields.number('goldShare') / 100,
      sessionMinutes: fields.number('sessionMinutes'),
      annotators: fields.people('annotators'),
      adjudicators: fields.people('adjudicators'),
      managers: fields.people('managers'),
      digest: { weekday, minuteOfDay },
      digestChannel: fields.channel('digestChannel'),
    },
    guidelineFile: fields.file('guidelineFile'),
    itemFile: fields.file('itemFile'),
  }
}

/** The form with files that are named but not fetched: enough to check all else before an answer is due. */
export function withoutContents({ form, guidelineFile, itemFile }: SentForm): CampaignForm {
  const empty = (attached: AttachedFile | null): UploadedFile | null =>
    attached === null ? null : { name: attached.name, bytes: new Uint8Array() }
  return { ...form, guidelineFile: empty(guidelineFile), itemFile: empty(itemFile) }
}

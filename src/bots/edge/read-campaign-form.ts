import type { CampaignForm, UploadedFile } from '../../domain/forms/campaign-form.ts'
import type { ColumnNames } from '../../domain/items/column-names.ts'
import { taskTypeNames } from '../../domain/task-types/task-types.ts'
import type { Fields } from './fields.ts'

/** What stands beside the fields of the form: its files, and how the columns of its items are read. */
export type BesideFields = Pick<CampaignForm, 'guidelineFile' | 'itemFile'> & { readonly columns?: ColumnNames | null }

/** Where no column but the text can be a known answer, nobody is asked for their share. */
const usualGoldPercent = 10

/** The form that starts a campaign; what was not asked yet is empty, or holds no number. Null where its task type is none. */
export function readCampaignForm(
  fields: Fields,
  { guidelineFile, itemFile, columns = null }: BesideFields,
): CampaignForm | null {
  const taskType = taskTypeNames.find((name) => name === fields.one('taskType'))
  if (taskType === undefined) return null
  const stopAt = fields.optionalNumber('stopAt')
  const goldPercent = fields.has('goldShare') ? fields.number('goldShare') : usualGoldPercent
  return {
    name: fields.text('name'),
    purpose: fields.text('purpose'),
    taskType,
    labels: fields.text('labels'),
    guideline: fields.text('guideline'),
    guidelineFile,
    itemRows: fields.text('itemRows'),
    itemFile,
    columns,
    overlap: fields.number('overlap'),
    stopAt: stopAt === null ? null : stopAt / 100,
    fewestAnswers: fields.optionalNumber('fewestAnswers'),
    goldShare: goldPercent / 100,
    sessionMinutes: fields.number('sessionMinutes'),
    annotators: fields.people('annotators'),
    adjudicators: fields.people('adjudicators'),
    managers: fields.people('managers'),
    digest: {
      weekday: Number(fields.one('digest') ?? Number.NaN),
      minuteOfDay: fields.minuteOfDay('digestTime') ?? Number.NaN,
    },
    digestChannel: fields.channel('digestChannel'),
  }
}

/** A file that is named but not fetched: enough to check all else before an answer is due. */
export function withoutContents(attached: { readonly name: string } | null): UploadedFile | null {
  return attached === null ? null : { name: attached.name, bytes: new Uint8Array() }
}

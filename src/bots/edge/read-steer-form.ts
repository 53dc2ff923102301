import type { UploadedFile } from '../../domain/forms/campaign-form.ts'
import type { ReviewStepIntent } from '../../domain/intents/review-intent.ts'
import type { AddFormIntent, EditFormIntent, GoldFormIntent, ShownEdit } from '../../domain/intents/steer-intent.ts'
import type { AttachedFile, Fields } from './fields.ts'
import { readAnswerField } from './read-answer.ts'
import type { Submission } from './submission.ts'

/** A form of a lead as it was sent, with its file not fetched yet. */
export type SteerForm = {
  readonly file: AttachedFile | null
  withFile(file: UploadedFile | null): AddFormIntent | EditFormIntent
}

/** Null where it is neither of the two forms that take a file. */
export function readSteerForm({ intent, fields, drawn }: Submission): SteerForm | null {
  if (fields === null || intent === null) return null
  if (intent.kind === 'steer' && intent.act === 'add' && 'campaignId' in intent.which) {
    const { campaignId } = intent.which
    const rows = fields.text('itemRows')
    return { file: fields.file('itemFile'), withFile: (file) => ({ kind: 'add-form', campaignId, rows, file }) }
  }
  if (intent.kind !== 'edit-shown') return null
  const { campaignId, guidelineVersion } = intent
  const shown = drawn === null ? null : { ...readPolicy(drawn), guidelineVersion }
  return {
    file: fields.file('guidelineFile'),
    withFile: (file) => ({ kind: 'edit-form', campaignId, shown, edit: readEdit(fields, file) }),
  }
}

function readEdit(fields: Fields, guidelineFile: UploadedFile | null): EditFormIntent['edit'] {
  return {
    guideline: fields.has('guideline') ? fields.text('guideline') : null,
    guidelineFile,
    changeNote: fields.text('changeNote'),
    ...readPolicy(fields),
  }
}

function readPolicy(fields: Fields): Omit<ShownEdit, 'guidelineVersion'> {
  return {
    overlap: fields.number('overlap'),
    sessionMinutes: fields.number('sessionMinutes'),
    annotators: fields.people('annotators'),
    adjudicators: fields.people('adjudicators'),
    managers: fields.people('managers'),
    leads: fields.people('leads'),
    digest: {
      weekday: Number(fields.one('digest')),
      minuteOfDay: fields.minuteOfDay('digestTime') ?? Number.NaN,
    },
    digestChannel: fields.channel('digestChannel'),
    lowEnd: fields.has('lowEnd') ? fields.text('lowEnd') : null,
    highEnd: fields.has('highEnd') ? fields.text('highEnd') : null,
  }
}

/** A corrected known answer; null where the form is none. */
export function readGoldForm({ intent, fields }: Submission): GoldFormIntent | null {
  if (intent?.kind !== 'gold-open' || fields === null) return null
  return {
    kind: 'gold-form',
    gold: intent.gold,
    answer: readAnswerField(fields),
    explanation: fields.text('explanation'),
  }
}

/** A verdict with its sentence; null where the form is none. */
export function readVerdict({ intent, fields }: Submission): ReviewStepIntent | null {
  if (intent?.kind !== 'review-verdict' || fields === null) return null
  const { offer, verdict } = intent
  return { kind: 'review-decide', offer, verdict, why: fields.text('why') }
}

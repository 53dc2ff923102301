import type { Campaign } from '../../domain/campaign.ts'
import type { CampaignEdit, EditProblem } from '../../domain/intents/steer-intent.ts'
import { tidyLabel } from '../../domain/labels/label-key.ts'
import { limits } from '../../domain/limits.ts'
import { loadGuideline } from '../../store/campaigns/load-campaign.ts'
import type { World } from '../world.ts'
import { readGuideline } from './read-guideline.ts'

/** The new text of a guideline; null where it stays as it is. */
export type GuidelineChange =
  | { readonly kind: 'same' }
  | { readonly kind: 'new'; readonly text: string }
  | { readonly kind: 'faulty'; readonly problem: EditProblem }

/** An attached file goes before the field, as long as the field still holds what it was opened with. */
export function guidelineChange(current: string, { guideline, guidelineFile }: CampaignEdit): GuidelineChange {
  const typed = plain(guideline ?? current)
  const untouched = typed === plain(current)
  if (untouched && guidelineFile === null) return { kind: 'same' }
  const read = readGuideline({ guideline: untouched ? '' : typed, guidelineFile })
  if (read.kind === 'problem') {
    const { field, what } = read.problem
    return { kind: 'faulty', problem: { field: field === 'guidelineFile' ? 'guidelineFile' : 'guideline', what } }
  }
  return plain(read.text) === plain(current) ? { kind: 'same' } : { kind: 'new', text: read.text }
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}

/**
 * All that is wrong with a filled-in form, field by field; quick enough to be said while it is still open.
 * @param opened the version of the guideline that the form was opened with
 */
export async function checkEdit(
  world: World,
  campaign: Campaign,
  opened: number,
  edit: CampaignEdit,
): Promise<EditProblem[]> {
  const change = guidelineChange(await loadGuideline(world.database.prisma, campaign.id, opened), edit)
  const { overlap, sessionMinutes } = limits
  const { weekday, minuteOfDay } = edit.digest
  const noteLength = edit.changeNote.trim().length
  return [
    ...(change.kind === 'faulty' ? [change.problem] : []),
    ...when(change.kind === 'new' && noteLength === 0, 'changeNote', { kind: 'no-change-note' }),
    ...when(noteLength > limits.changeNote, 'changeNote', {
      kind: 'change-note-too-long',
      length: noteLength,
      most: limits.changeNote,
    }),
    ...when(change.kind === 'same' && noteLength > 0, 'changeNote', { kind: 'change-note-alone' }),
    ...when(!isWhole(edit.overlap, overlap), 'overlap', {
      kind: 'overlap-outside',
      least: overlap.min,
      most: overlap.max,
    }),
    ...when(!isWhole(edit.sessionMinutes, sessionMinutes), 'sessionMinutes', {
      kind: 'minutes-outside',
      least: sessionMinutes.min,
      most: sessionMinutes.max,
    }),
    ...when(!isWhole(weekday, { min: 1, max: 7 }) || !isWhole(minuteOfDay, { min: 0, max: 1439 }), 'digest', {
      kind: 'no-weekly-time',
    }),
    ...(['lowEnd', 'highEnd'] as const).flatMap((field) => {
      const { length } = tidyLabel(edit[field] ?? '')
      return when(length > limits.labelDefinition, field, { kind: 'too-long', length, most: limits.labelDefinition })
    }),
  ]
}

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}

function when(wrong: boolean, field: EditProblem['field'], what: EditProblem['what']): EditProblem[] {
  return wrong ? [{ field, what }] : []
}

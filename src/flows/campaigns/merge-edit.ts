import type { Campaign, WeeklyTime } from '../../domain/campaign.ts'
import type { CampaignEdit, EditProblem, ShownEdit } from '../../domain/intents/steer-intent.ts'
import { tidyLabel } from '../../domain/labels/label-key.ts'
import { endNames } from '../../domain/labels/scale-ends.ts'

type Policy = Pick<CampaignEdit, 'overlap' | 'sessionMinutes' | 'digest' | 'digestChannel' | 'lowEnd' | 'highEnd'>

/**
 * What an edit makes of a campaign that somebody else may have changed since the form was opened: what was left as it
 * was shown stays as it is now, whatever that is.
 *
 * @returns the edit against the campaign as it is now, and where both changed the same thing to different things
 */
export function mergeEdit(
  shown: ShownEdit,
  current: Campaign,
  edit: CampaignEdit,
): { readonly policy: Policy; readonly conflicts: readonly EditProblem[] } {
  const conflicts: EditProblem[] = []
  const merge = <Value>(field: keyof Policy, of: (one: Policy) => Value, same: (a: Value, b: Value) => boolean) => {
    const [before, now, wanted] = [of(shown), of({ ...current, ...endNames(current) }), of(edit)]
    if (same(before, wanted)) return now
    if (!same(before, now) && !same(now, wanted))
      conflicts.push({ field, what: { kind: 'changed-by-others', to: typeof now === 'number' ? now : null } })
    return wanted
  }
  const policy = {
    overlap: merge('overlap', (one) => one.overlap, Object.is),
    sessionMinutes: merge('sessionMinutes', (one) => one.sessionMinutes, Object.is),
    digest: merge('digest', (one) => one.digest, sameTime),
    digestChannel: merge('digestChannel', (one) => one.digestChannel, Object.is),
    lowEnd: merge('lowEnd', (one) => tidied(one.lowEnd), Object.is),
    highEnd: merge('highEnd', (one) => tidied(one.highEnd), Object.is),
  }
  return { policy, conflicts }
}

function tidied(name: string | null): string | null {
  return name === null ? null : tidyLabel(name)
}

function sameTime(one: WeeklyTime, other: WeeklyTime): boolean {
  return one.weekday === other.weekday && one.minuteOfDay === other.minuteOfDay
}

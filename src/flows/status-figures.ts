import type { Campaign, Label } from '../domain/campaign.ts'
import { inTens } from '../domain/rough-count.ts'
import type { AgreementShown, Alarm, Ranged, StatusFigures } from '../domain/status-figures.ts'
import type { AgreementFigures, CampaignFigures, WithRange } from '../metrics/campaign-figures.ts'
import type { StoredFigures } from '../store/figures.ts'
import type { WatchedPerson } from '../store/watched-people.ts'

/** Below this lower end of alpha, labels are not to be relied on (Krippendorff). */
const leastAlpha = 0.667
/** With fewer items the lower end is low whatever people do. */
const enoughItems = 30

type Viewer = {
  readonly personId: string
  /** Whether this person may know how each annotator does. */
  readonly seesPeople: boolean
  readonly isLead: boolean
  /** Whether exact counts would tell this person too much. */
  readonly seesRoughCounts: boolean
}

/**
 * What a campaign's figures say to one person. Nobody learns here how they themselves do on gold: that moves in steps of
 * five elsewhere.
 */
export function statusFigures(
  stored: StoredFigures | null,
  { id: campaignId, labels }: Pick<Campaign, 'id' | 'labels'>,
  watched: readonly WatchedPerson[],
  viewer: Viewer,
  now: Date,
): StatusFigures {
  const figures = stored?.figures ?? null
  const nameOf = (key: string) => namesOf(labels, key)
  const others = viewer.seesPeople ? watched.filter(({ personId }) => personId !== viewer.personId) : []
  const mistakes = (figures?.mistakes ?? []).map(({ truth, instead }): Alarm => {
    return { kind: 'shared-mistake', truth: nameOf(truth), instead: nameOf(instead) }
  })
  return {
    agreement: figures === null ? null : agreementShown(figures.agreement, labels, viewer),
    daysLeft: figures === null ? null : daysLeft(figures),
    alarms: [
      ...(figures !== null && agreesTooLittle(figures.agreement) ? [{ kind: 'low-agreement' } as const] : []),
      ...mistakes,
      ...others.map(alarmOf),
    ],
    heldBack: viewer.isLead
      ? watched.flatMap(({ isPaused, personId, name }) => (isPaused ? [{ campaignId, personId, name }] : []))
      : [],
    ageMinutes: stored === null ? 0 : Math.max(0, Math.floor((now.getTime() - stored.at.getTime()) / 60_000)),
  }
}

function alarmOf({ name, isPaused, isWarned }: WatchedPerson): Alarm {
  if (isPaused) return { kind: 'held-back', name }
  return isWarned ? { kind: 'misses-too-much', name } : { kind: 'slipping', name }
}

/** Where one label holds most answers, alpha is low whatever people do; AC1 is asked instead. */
function agreesTooLittle({ alpha, ac1, items }: AgreementFigures): boolean {
  const { low } = ac1 ?? alpha
  return items >= enoughItems && low !== null && low < leastAlpha
}

function agreementShown(
  { alpha, ac1, items, labelId }: AgreementFigures,
  labels: readonly Label[],
  viewer: Viewer,
): AgreementShown {
  return {
    alpha: ranged(alpha) ?? { value: null, reason: alpha.reason ?? 'it cannot be told yet' },
    ac1: ac1 === null ? null : ranged(ac1),
    items: viewer.seesRoughCounts ? inTens(items) : items,
    label: labelId === null ? null : namesOf(labels, String(labelId)),
  }
}

function ranged({ value, low, high }: WithRange): Ranged | null {
  return value === null ? null : { value, low, high }
}

function daysLeft({ forecast }: CampaignFigures): StatusFigures['daysLeft'] {
  if (forecast === null || forecast.daysLeft.value === null) return null
  const { value, low, high } = forecast.daysLeft
  return [value, low, high].every((days) => Number.isFinite(days)) ? { likely: value, low, high } : null
}

function namesOf(labels: readonly Label[], key: string): string {
  const names = key.split('-').map((id) => labels.find((label) => String(label.id) === id)?.name ?? id)
  return names.join(' and ')
}

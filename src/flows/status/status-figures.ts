import type { Campaign, CampaignState } from '../../domain/campaign.ts'
import type { AgreementShown } from '../../domain/figures/agreement-shown.ts'
import type { Ranged } from '../../domain/figures/ranged.ts'
import { inTens } from '../../domain/figures/rough-count.ts'
import type { Labeling, StatusFigures } from '../../domain/figures/status-figures.ts'
import type { Label } from '../../domain/labels/label.ts'
import { type AgreementFigures, lowerEnd } from '../../metrics/figures/agreement-figures.ts'
import type { CampaignFigures } from '../../metrics/figures/campaign-figures.ts'
import { expectedEnd } from '../../metrics/figures/expected-end.ts'
import type { Estimate } from '../../metrics/numeric/measured.ts'
import type { CampaignSigns } from '../../metrics/signs/campaign-signs.ts'
import type { StoredFigures } from '../../store/figures/figures.ts'
import { keyNamesInFull } from '../items/label-names.ts'
import { agreementShown } from '../quality/agreement-shown.ts'
import { agreesTooLittle, qualityAlarms, type Watched } from '../quality/quality-alarms.ts'

type Viewer = {
  readonly personId: string
  /** Whether this person may know how each annotator does. */
  readonly seesPeople: boolean
  readonly isLead: boolean
  /** Whether exact counts would tell this person too much. */
  readonly seesRoughCounts: boolean
}

export type KnownFigures = {
  /** Computed last. */
  readonly stored: StoredFigures | null
  /** As the last night left them: these hold signs. */
  readonly night: StoredFigures | null
  /** Of people whom signs speak of. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * What a campaign's figures say to one person. Nobody learns here how they themselves do on gold: that moves in steps of
 * five elsewhere.
 */
export function statusFigures(
  { stored, night, names }: KnownFigures,
  { id: campaignId, labels, taskType, state }: Pick<Campaign, 'id' | 'labels' | 'taskType' | 'state'>,
  watched: readonly (Watched & { readonly name: string })[],
  viewer: Viewer,
  now: Date,
): StatusFigures {
  const figures = stored?.figures ?? null
  const signs = night?.figures.signs ?? null
  return {
    agreement: figures === null ? null : agreementFor(figures.agreement, labels, viewer),
    daysLeft: figures === null ? null : daysLeft(state, figures),
    answersPerDay: figures?.forecast == null ? null : ranged(figures.forecast.answersPerDay),
    labeling: labelingShown(figures, signs, { labels, taskType }, viewer),
    told: { ...night?.figures.told, ...figures?.told },
    alarms: qualityAlarms(
      {
        taskType,
        labels,
        agreesTooLittle: figures !== null && agreesTooLittle(figures.agreement.items ?? 0, lowerEnd(figures.agreement)),
        mistakes: figures?.mistakes ?? [],
        balance: figures?.balance ?? null,
        signs,
        watched,
        names: new Map([...names, ...watched.map(({ personId, name }) => [personId, name] as const)]),
      },
      viewer,
    ),
    heldBack: viewer.isLead
      ? watched.flatMap(({ isHeldBack, personId, name }) => (isHeldBack ? [{ campaignId, personId, name }] : []))
      : [],
    ageMinutes: stored === null ? 0 : minutesSince(stored.at, now),
    nightAgeMinutes: night === null ? null : minutesSince(night.at, now),
    leaksAgeMinutes: signs === null ? null : minutesSince(new Date(signs.leaksAt), now),
  }
}

function minutesSince(at: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000))
}

/** Shares of items are whole percents, or tens of them for whom exact counts would tell too much. */
function labelingShown(
  figures: CampaignFigures | null,
  signs: CampaignSigns | null,
  campaign: Pick<Campaign, 'labels' | 'taskType'>,
  { seesRoughCounts }: Viewer,
): Labeling {
  const shares = figures?.balance?.shares ?? []
  const step = seesRoughCounts ? 0.1 : 0.01
  const { honesty } = signs?.confidence ?? { honesty: null }
  return {
    shares: shares.flatMap(({ label, share: { value } }) =>
      value === null ? [] : [{ label: keyNamesInFull(campaign, label), share: Math.round(value / step) * step }],
    ),
    words: (signs?.confidence.words ?? []).flatMap(({ word, right }) => {
      const shown = ranged(right)
      return shown === null ? [] : [{ word, right: shown }]
    }),
    overnight: signs?.consensus ?? null,
    calibrationError: honesty !== null && 'calibrationError' in honesty ? honesty.calibrationError : null,
  }
}

/** How many items it rests on would tell whoever annotates too what an answer of theirs went to. */
function agreementFor(agreement: AgreementFigures, labels: readonly Label[], viewer: Viewer): AgreementShown {
  const shown = agreementShown(agreement, labels)
  return viewer.seesRoughCounts ? { ...shown, items: inTens(shown.items ?? 0) } : shown
}

function ranged(measured: Estimate): Ranged | null {
  if (measured.value === null) return null
  const { value, low, high } = measured
  return { value, low, high }
}

function daysLeft(state: CampaignState, { forecast }: CampaignFigures): StatusFigures['daysLeft'] {
  const end = expectedEnd(state, forecast)
  return end.likely === null ? null : end
}

import type { CampaignConsensus } from '../consensus/campaign-consensus.ts'
import { type ConfidenceReport, confidenceReport } from '../consensus/confidence-report.ts'
import { costs } from '../consensus/costs.ts'
import type { Measured } from '../numeric/measured.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { agreementWithOthers } from './agreement-with-others.ts'
import {
  goldTrends,
  type HasteFinding,
  hastyPeople,
  type Trend,
  type UnlikeKnownFinding,
  unlikeKnownPeople,
} from './annotator-signs.ts'
import { duplicates, type TextItem } from './duplicates.ts'
import { type LeakFindings, leakFindings } from './leak-findings.ts'
import { type OneLabelFinding, oneLabelPeople } from './one-label.ts'
import { type FirstRead, fasterThanReading, type ReadingFinding } from './reading-pace.ts'
import type { GoldReplyOf } from './shared-mistakes.ts'

/** What is worth a look, and what labels cost: found overnight, since it takes all answers. */
export type CampaignSigns = {
  readonly leaks: LeakFindings
  /** When leaks were last looked for, ISO 8601: once a week. */
  readonly leaksAt: string
  readonly hasty: readonly HasteFinding[]
  readonly fasterThanReading: readonly ReadingFinding[]
  readonly oneLabel: readonly OneLabelFinding[]
  readonly unlikeKnown: readonly UnlikeKnownFinding[]
  readonly trends: readonly Trend[]
  /** Texts that occur more than once; of these, those whose items have different labels, and the ids of one such. */
  readonly sameTexts: { readonly texts: number; readonly conflicting: number; readonly example: readonly string[] }
  readonly confidence: ConfidenceReport
  /** How the night found the labels, and why not by Dawid and Skene's model where it did not. */
  readonly consensus: NightMethod
  /** People's minutes for each label, and for each right one. */
  readonly minutes: { readonly perLabel: Measured; readonly perCorrectLabel: Measured }
}

/** `middle-text`: of texts there is no model, and nothing is found overnight. */
export type NightMethod = Pick<CampaignConsensus, 'reasons'> & {
  readonly method: CampaignConsensus['method'] | 'middle-text'
}

export type SignSources = {
  readonly consensus: NightMethod
  /** Ordinary answers. */
  readonly table: RatingTable
  /** In order of time. */
  readonly gold: readonly (GoldReplyOf & { readonly word: string | null })[]
  /** How many labels can be chosen; null where an answer may hold several, or is an order of them. */
  readonly labels: number | null
  /** Whether answers are labels at all. */
  readonly hasLabels: boolean
  readonly timesOf: ReadonlyMap<string, readonly number[]>
  readonly readsOf: ReadonlyMap<string, readonly FirstRead[]>
  /** Items whose text may be that of another one. */
  readonly texts: readonly TextItem[]
  readonly work: { readonly hours: number; readonly labels: number; readonly accuracy: number | null }
  /** What was found before; null for nothing. */
  readonly before: CampaignSigns | null
}

const weekMs = 7 * 24 * 3600_000
/** Nights are not exactly a day apart. */
const leewayMs = 12 * 3600_000
const minutesPerHour = 60

export function campaignSigns(sources: SignSources, at: Date): CampaignSigns {
  const { table, gold, labels, timesOf, readsOf, texts, work } = sources
  const same = duplicates(texts)
  const conflicting = same.filter((one) => one.conflicting)
  const correctLabels = work.accuracy === null ? null : work.labels * work.accuracy
  const spent = {
    hours: work.hours,
    ratePerHour: minutesPerHour,
    labels: work.labels,
    correctLabels,
    metricPoints: null,
  }
  const { perLabel, perCorrectLabel } = costs(spent)
  const worded = gold.flatMap(({ personId, word, truth, answer }) =>
    word === null ? [] : [{ personId, word, right: truth === answer }],
  )
  return {
    ...leaksOf(sources, table, labels, at),
    hasty: hastyPeople(timesOf),
    fasterThanReading: fasterThanReading(readsOf),
    oneLabel: sources.hasLabels ? oneLabelPeople(table, gold) : [],
    unlikeKnown: unlikeKnownPeople(gold),
    trends: goldTrends(gold),
    sameTexts: { texts: same.length, conflicting: conflicting.length, example: conflicting[0]?.ids.slice(0, 2) ?? [] },
    confidence: confidenceReport(worded),
    consensus: sources.consensus,
    minutes: { perLabel, perCorrectLabel },
  }
}

function leaksOf({ before, gold }: SignSources, table: RatingTable, labels: number | null, at: Date) {
  if (before !== null && at.getTime() - new Date(before.leaksAt).getTime() < weekMs - leewayMs) {
    return { leaks: before.leaks, leaksAt: before.leaksAt }
  }
  return { leaks: leakFindings(gold, agreementWithOthers(table), labels), leaksAt: at.toISOString() }
}

import { type FigureName, figureNames, type ToldFigures } from '../../domain/figures/told-figures.ts'
import type { Estimate, Measured } from '../numeric/measured.ts'
import { wilson } from '../numeric/wilson.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import type { CampaignSigns } from '../signs/campaign-signs.ts'
import type { GoldReplyOf } from '../signs/shared-mistakes.ts'
import type { PaceWindow } from './forecast.ts'

/** What figures can be made of, all of one moment. A figure that takes more adds it here, and where a campaign is measured. */
export type ToldSources = {
  /** Ordinary answers; classes are label ids between hyphens. */
  readonly table: RatingTable
  readonly gold: readonly GoldReplyOf[]
  readonly pace: PaceWindow | null
  /** What the night found; null in all other figures. */
  readonly signs: CampaignSigns | null
  /** Of pairs and rankings: of the two texts that stood first on a screen, how often the upper one was preferred. */
  readonly firstShown?: { readonly upper: number; readonly of: number }
}

/** With fewer, the range is so wide that it says nothing. */
const fewestCompared = 30

/** Null where these sources cannot tell it. */
type Figure = (sources: ToldSources) => Measured | Estimate | null

/** Each as it is computed: the one definition of what a status and a digest tell. */
const figures: Readonly<Record<FigureName, Figure>> = {
  'shown-first': ({ firstShown }) =>
    firstShown === undefined || firstShown.of < fewestCompared ? null : wilson(firstShown.upper, firstShown.of),
  'label-minutes': ({ signs }) => signs?.minutes.perLabel ?? null,
  'right-label-minutes': ({ signs }) => signs?.minutes.perCorrectLabel ?? null,
}

export function toldFigures(sources: ToldSources): ToldFigures {
  return Object.fromEntries(
    figureNames.flatMap((name) => {
      const { value, low, high } = { value: null, low: null, high: null, ...figures[name](sources) }
      return value === null ? [] : [[name, { value, low, high }]]
    }),
  )
}

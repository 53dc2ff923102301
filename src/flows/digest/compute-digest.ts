import type { Campaign } from '../../domain/campaign.ts'
import { weekOf, weekSpan } from '../../domain/digest/digest-week.ts'
import { daysLater, type LocalDay, localDay } from '../../domain/time/time.ts'
import type { DigestFigures } from '../../metrics/figures/digest-figures.ts'
import { expectedEnd, finishOf } from '../../metrics/figures/expected-end.ts'
import type { Forecast } from '../../metrics/figures/forecast.ts'
import { loadDigestCounts } from '../../store/figures/digest-counts.ts'
import { loadNightFigures } from '../../store/figures/figures.ts'
import { measureWeek } from '../../store/figures/heavy-work.ts'
import { loadWhoSteersToo } from '../../store/people/who-steers-too.ts'
import { mostAnswersAtOnce } from '../status/fresh-figures.ts'
import type { World } from '../world.ts'
import { apartDigest } from './apart-digest.ts'

/** What alpha rests on at most; beyond that a sample does, so that a million items cost no more than two thousand. */
const mostItems = 2_000
const mostAnswers = 10_000
const fewestItems = 200

export type DigestDates = { readonly finishedAt: Date | null }

/**
 * A week of a campaign in numbers, as things stood when it ended, whenever that is asked; or, while it goes on, as they
 * stand now. What the nights find is that of the last one. All else is measured in a thread; of a large campaign a sample
 * is, so that whoever asks for a digest has it soon.
 */
export async function computeFigures(
  world: World,
  campaign: Campaign,
  dates: DigestDates,
  weekStart: LocalDay,
): Promise<DigestFigures> {
  const { pool } = world.database
  const { zone, id: campaignId, state, guidelineVersion } = campaign
  const week = weekSpan(weekStart, zone)
  const now = world.now()
  const isOver = now >= week.to
  const to = isOver ? week.to : now
  const counts = await loadDigestCounts(pool, { campaignId, from: week.from, to })
  const alike = await loadWhoSteersToo(pool, campaignId)
  const mostItems = counts.progress.answers > mostAnswersAtOnce ? itemsToSample(campaign) : null
  const order = { what: 'week', campaignId, at: to, alike, mostItems } as const
  const { figures, forecastApart } = await measureWeek(pool, order)
  const { agreement, mistakes, balanced, balance, forecast, told } = figures
  const night = (await loadNightFigures(pool, campaignId))?.figures
  const finishBy = (how: Forecast | null) => finishOf(expectedEnd(state, how), to, zone)
  const finish = finishBy(forecast)
  const isLast = dates.finishedAt !== null && weekOf(dates.finishedAt, zone) === weekStart
  return {
    ...counts,
    state,
    guidelineVersion,
    weekStart,
    today: isOver ? daysLater(weekStart, 7) : localDay(now, zone),
    edition: isLast ? 'last' : isOver ? 'weekly' : 'so-far',
    finish,
    agreement,
    quality: {
      mistakes,
      balanced,
      balance: mostItems === null ? balance : (night?.balance ?? null),
      signs: night?.signs ?? null,
      told: { ...night?.told, ...told },
    },
    apart:
      alike.length === 0
        ? null
        : await apartDigest(pool, { campaignId, from: week.from, to }, alike, counts, {
            balanced,
            finish,
            finishApart: finishBy(forecastApart),
          }),
  }
}

function itemsToSample({ overlap }: Campaign): number {
  return Math.max(fewestItems, Math.floor(Math.min(mostItems, mostAnswers / overlap)))
}

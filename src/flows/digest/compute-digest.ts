import type { Campaign } from '../../domain/campaign.ts'
import { weekOf, weekSpan } from '../../domain/digest/digest-week.ts'
import { daysLater, type LocalDay, localDay } from '../../domain/time/time.ts'
import type { DigestFigures } from '../../metrics/figures/digest-figures.ts'
import { loadDigestCounts } from '../../store/figures/digest-counts.ts'
import { loadNightFigures } from '../../store/figures/figures.ts'
import { measureWeek } from '../../store/figures/heavy-work.ts'
import { loadWhoSteersToo } from '../../store/people/who-steers-too.ts'
import type { World } from '../world.ts'
import { apartDigest } from './apart-digest.ts'

const dayMs = 86_400_000

/** What alpha rests on at most; beyond that a sample does, so that a million items cost no more than two thousand. */
const mostItems = 2_000
const mostAnswers = 10_000
const fewestItems = 200

export type DigestDates = { readonly finishedAt: Date | null }

/**
 * A week of a campaign in numbers, as things stood when it ended, whenever that is asked; or, while it goes on, as they
 * stand now. What the nights find is that of the last one. Agreement is measured in a thread: at most a thousand draws of
 * `mostItems` items, sampled where there are more, so that whoever asks for a digest has it soon.
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
  const { agreement, mistakes, balanced, finish, finishApart } = await measureWeek(pool, {
    what: 'week',
    campaignId,
    at: to,
    taskType: campaign.taskType,
    labelIds: campaign.labels.map(({ id }) => id),
    state,
    zone,
    alike,
    mostItems: itemsToSample(campaign),
    seed: Math.floor(week.from.getTime() / dayMs),
  })
  const night = (await loadNightFigures(pool, campaignId))?.figures
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
    quality: { mistakes, balanced, balance: night?.balance ?? null, signs: night?.signs ?? null },
    apart:
      alike.length === 0
        ? null
        : await apartDigest(pool, { campaignId, from: week.from, to }, alike, counts, {
            balanced,
            finish,
            finishApart,
          }),
  }
}

/** Several labels are measured one by one, so they share what one measure may cost. */
function itemsToSample({ taskType, labels, overlap }: Campaign): number {
  const measures = taskType === 'multi-choice' ? Math.ceil(labels.length / 5) : 1
  return Math.max(fewestItems, Math.floor(Math.min(mostItems, mostAnswers / overlap) / measures))
}

import type { Campaign } from '../../domain/campaign.ts'
import { weekOf } from '../../domain/digest/digest-week.ts'
import { daysLater } from '../../domain/time/time.ts'
import { loadCampaignDates } from '../../store/figures/digest-subjects.ts'
import { loadDigest, loadNames, loadUndelivered } from '../../store/figures/digests.ts'
import type { World } from '../world.ts'
import type { DigestTelling } from './digest-screen.ts'
import { figuresSoon } from './figures-soon.ts'

/**
 * What the digest of the week that goes on tells up to now; after the end there is no other week to look at than the one it
 * ended in. Null where measuring takes longer than somebody waits.
 */
export async function tellSoFar(world: World, campaign: Campaign): Promise<DigestTelling | null> {
  const { prisma } = world.database
  const dates = await loadCampaignDates(prisma, campaign.id)
  const weekStart = weekOf(dates.finishedAt ?? world.now(), campaign.zone)
  const figures = await figuresSoon(world, campaign, dates, weekStart)
  if (figures === null) return null
  const people = figures.annotators.map(({ personId }) => personId)
  return {
    campaign,
    figures,
    before: await loadDigest(prisma, campaign.id, daysLater(weekStart, -7)),
    names: await loadNames(prisma, people),
    undelivered: await loadUndelivered(prisma, campaign.id, daysLater(weekStart, 7)),
  }
}

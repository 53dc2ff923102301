import type { DigestPlan } from '../../domain/digest/digest-plan.ts'
import type { DigestScreen } from '../../domain/screens/digest-screens.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import type { CampaignForDigest } from '../../store/figures/digest-subjects.ts'
import { type DigestKey, keepDigest } from '../../store/figures/digests.ts'
import type { World } from '../world.ts'
import { computeFigures } from './compute-digest.ts'
import { digestScreen } from './digest-screen.ts'
import { loadTelling } from './load-telling.ts'

/** A campaign's digest for one reader, ready to be given out. */
export type DrawnCopy = {
  readonly subject: CampaignForDigest
  readonly key: DigestKey
  /** Null: the campaign's channel. */
  readonly personId: string | null
  /** It is due later this morning, and only goes along with another one. */
  readonly isEarly: boolean
  readonly screen: DigestScreen
}

/** Computes a campaign's weeks that have ended, and draws each copy that is to be given out now. */
export async function drawDigests(world: World, subject: CampaignForDigest, plan: DigestPlan): Promise<DrawnCopy[]> {
  const { prisma } = world.database
  const campaign = await loadCampaign(prisma, subject.campaignId)
  if (campaign === null) return []
  const keyOf = (weekStart: DigestKey['weekStart']): DigestKey => {
    const { organizationId, campaignId } = subject
    return { organizationId, campaignId, weekStart }
  }
  for (const weekStart of plan.compute) {
    const figures = await computeFigures(world, campaign, subject, weekStart)
    await keepDigest(prisma, keyOf(weekStart), figures, world.now())
  }
  const readers = [...plan.give.map(due), ...plan.early.map((one) => ({ ...one, isEarly: true }))]
  const drawn: DrawnCopy[] = []
  for (const weekStart of new Set([...readers.map((one) => one.weekStart), ...plan.giveChannel])) {
    const telling = await loadTelling(world, campaign, weekStart)
    if (telling === null) continue
    const copy = { subject, key: keyOf(weekStart) }
    for (const { personId, isEarly } of readers.filter((one) => one.weekStart === weekStart)) {
      // All of them: of somebody who annotates too, less may be told.
      const roles = await loadRoles(prisma, subject.campaignId, personId)
      drawn.push({ ...copy, personId, isEarly, screen: digestScreen(telling, { personId, roles }) })
    }
    if (!plan.giveChannel.includes(weekStart)) continue
    drawn.push({ ...copy, personId: null, isEarly: false, screen: digestScreen(telling, null) })
  }
  return drawn
}

function due<One>(one: One): One & { readonly isEarly: boolean } {
  return { ...one, isEarly: false }
}

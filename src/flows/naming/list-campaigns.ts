import type { DoubtfulMessage } from '../../domain/messages/doubtful-message.ts'
import type { Person } from '../../domain/person.ts'
import { mayChange, maySeeProgress, seesRoughCounts } from '../../domain/policies.ts'
import type { CampaignLine } from '../../domain/screens/screen.ts'
import { minutesLater } from '../../domain/time/time.ts'
import type { Progress } from '../../metrics/figures/progress.ts'
import { loadVisibleCampaigns, type VisibleCampaign } from '../../store/campaigns/visible-campaigns.ts'
import { loadProgress } from '../../store/figures/progress.ts'
import { loadDoubtful } from '../../store/messages/doubtful-deliveries.ts'
import { roughlyDone } from '../quality/rough-progress.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { meet } from './meet.ts'

const mostDoubtful = 100

/** `/label list`: the campaigns in which the person has a part. */
export async function listCampaigns(world: World, { who }: Request<'list'>): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  return show({ kind: 'campaign-list', campaigns: await campaignLines(world, met.person) })
}

export async function campaignLines(world: World, person: Person): Promise<CampaignLine[]> {
  const visible = await loadVisibleCampaigns(world.database.prisma, person.id)
  const open = visible.filter(({ roles }) => maySeeProgress(roles)).map(({ id }) => id)
  const progress = await loadProgress(world.database.pool, open)
  return await Promise.all(
    visible.map(async ({ id, name, state, roles }) => ({
      name,
      state,
      roles,
      progress: await doneOf(world, { id, roles }, person, progress.get(id) ?? null),
      ...(mayChange(roles) && state !== 'draft' ? await undeliveredOf(world, id) : {}),
    })),
  )
}

async function undeliveredOf(world: World, campaignId: string): Promise<Pick<CampaignLine, 'undelivered'>> {
  const doubtful = await doubtfulMessages(world, campaignId)
  const unsure = doubtful.filter(({ state }) => state === 'unsure').length
  return doubtful.length === 0 ? {} : { undelivered: { unsure, failed: doubtful.length - unsure } }
}

/** What a lead may have sent again: what did not arrive is spoken of for a week. */
export async function doubtfulMessages(world: World, campaignId: string): Promise<DoubtfulMessage[]> {
  return await loadDoubtful(world.database.prisma, campaignId, daysBefore(world.now(), 7), mostDoubtful)
}

function daysBefore(at: Date, days: number): Date {
  return minutesLater(at, -days * 24 * 60)
}

async function doneOf(
  world: World,
  { id, roles }: Pick<VisibleCampaign, 'id' | 'roles'>,
  person: Person,
  progress: Progress | null,
): Promise<CampaignLine['progress']> {
  if (progress === null) return null
  if (!seesRoughCounts(roles)) return { done: progress.done, of: progress.items }
  const { done, items } = await roughlyDone(world, id, person.id)
  return { done, of: items, isRough: true }
}

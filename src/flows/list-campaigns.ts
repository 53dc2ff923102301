import { maySeeProgress, type Person, type Role, seesRoughCounts } from '../domain/person.ts'
import { inTens } from '../domain/rough-count.ts'
import type { CampaignLine } from '../domain/screen.ts'
import { type Done, loadDone } from '../store/progress.ts'
import { loadVisibleCampaigns } from '../store/visible-campaigns.ts'
import { meet } from './meet.ts'
import { type Reply, show } from './reply.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** `/label list`: the campaigns in which the person has a part. */
export async function listCampaigns(world: World, { who }: Request<'list'>): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  return show({ kind: 'campaign-list', campaigns: await campaignLines(world, met.person) })
}

export async function campaignLines(world: World, person: Person): Promise<CampaignLine[]> {
  const visible = await loadVisibleCampaigns(world.database.prisma, person.id)
  const open = visible.filter(({ roles }) => maySeeProgress(roles)).map(({ id }) => id)
  const done = await loadDone(world.database.pool, open)
  return visible.map(({ id, name, state, roles }) => ({
    name,
    state,
    roles,
    progress: progressFor(roles, done.get(id)),
  }))
}

function progressFor(roles: readonly Role[], found: Done | undefined): CampaignLine['progress'] {
  if (found === undefined) return null
  return seesRoughCounts(roles) ? { done: inTens(found.done, found.of), of: found.of, isRough: true } : found
}

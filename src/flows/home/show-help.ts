import type { Role } from '../../domain/person.ts'
import { mayCreateCampaigns } from '../../domain/policies.ts'
import { loadVisibleCampaigns } from '../../store/campaigns/visible-campaigns.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/** What can be asked, by the roles of whoever asks; or all of it. */
export async function showHelp(world: World, { who, intent }: Request<'help' | 'all-commands'>): Promise<Reply> {
  const met = await meet(world, who)
  const visible = met === null ? [] : await loadVisibleCampaigns(world.database.prisma, met.person.id)
  const roles = new Set<Role>(visible.flatMap((one) => (one.state === 'finished' ? [] : one.roles)))
  const mayCreate = met !== null && mayCreateCampaigns(met.kind)
  return show({ kind: 'help', roles: [...roles], mayCreate, isWhole: intent.kind === 'all-commands' })
}

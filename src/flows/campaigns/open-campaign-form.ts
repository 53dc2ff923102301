import { mayCreateCampaigns } from '../../domain/policies.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/** `/label new`: the empty form, for full members only. */
export async function openCampaignForm(world: World, { who }: Request<'new-campaign'>): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  if (!mayCreateCampaigns(met.kind)) return show({ kind: 'notice', notice: 'guests-cannot-create' })
  return show({ kind: 'campaign-form', problems: [] })
}

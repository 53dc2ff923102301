import { finishedSince } from '../../store/campaigns/campaign-state.ts'
import type { World } from '../world.ts'

const dayMs = 24 * 3600_000

/** What finished at this moment or later can be reopened. */
export function aDayBefore(at: Date): Date {
  return new Date(at.getTime() - dayMs)
}

/** Whether a campaign finished less than a day ago. */
export async function mayBeReopened(world: Pick<World, 'database' | 'now'>, campaignId: string): Promise<boolean> {
  return (await finishedSince(world.database.prisma, campaignId, aDayBefore(world.now()))) !== null
}

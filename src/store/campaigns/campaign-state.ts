import type { CampaignState } from '../../domain/campaign.ts'
import type { Tx } from '../db/database.ts'

/** Moves a campaign into a state, if it is in one of those before. Returns whether it was. */
export async function changeState(
  tx: Tx,
  campaignId: string,
  from: readonly CampaignState[],
  to: CampaignState,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.campaign.updateMany({
    where: { id: campaignId, state: { in: [...from] } },
    data: { state: to, version: { increment: 1 }, ...(to === 'finished' ? { finishedAt: now } : {}) },
  })
  return count === 1
}

/** The state in which a paused campaign was before: a pilot goes on as a pilot. */
export async function stateBeforePause(tx: Tx, campaignId: string): Promise<CampaignState> {
  const last = await tx.change.findFirst({
    where: { campaignId, what: 'campaign paused' },
    orderBy: { at: 'desc' },
  })
  const { before } = last ?? {}
  const isPilot = typeof before === 'object' && before !== null && 'state' in before && before.state === 'pilot'
  return isPilot ? 'pilot' : 'running'
}

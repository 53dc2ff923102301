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

/**
 * Opens a finished campaign again, as what it was before.
 *
 * @param since what finished earlier stays so
 * @returns when it had finished; null where it is not finished, or has been for longer
 */
export async function reopen(tx: Tx, campaignId: string, to: CampaignState, since: Date): Promise<Date | null> {
  const finishedAt = await finishedSince(tx, campaignId, since)
  if (finishedAt === null) return null
  const { count } = await tx.campaign.updateMany({
    where: { id: campaignId, state: 'finished', finishedAt },
    data: { state: to, finishedAt: null, version: { increment: 1 } },
  })
  return count === 1 ? finishedAt : null
}

/** When a campaign finished, if it did so at that moment or later; else null. */
export async function finishedSince(tx: Tx, campaignId: string, since: Date): Promise<Date | null> {
  const found = await tx.campaign.findFirst({
    where: { id: campaignId, state: 'finished', finishedAt: { gte: since } },
    select: { finishedAt: true },
  })
  return found?.finishedAt ?? null
}

/** Whether a campaign is finished, and stays so until the transaction ends. */
export async function staysFinished(tx: Tx, campaignId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ state: string }[]>`
    SELECT state FROM campaigns WHERE id = ${campaignId}::uuid FOR SHARE`
  return rows[0]?.state === 'finished'
}

/** The state in which a campaign was before it was last paused, or finished: a pilot goes on as a pilot. */
export async function stateBefore(
  tx: Tx,
  campaignId: string,
  what: 'campaign paused' | 'campaign finished',
): Promise<CampaignState> {
  const last = await tx.change.findFirst({ where: { campaignId, what }, orderBy: { at: 'desc' } })
  const { before } = last ?? {}
  const state = typeof before === 'object' && before !== null && 'state' in before ? before.state : null
  return state === 'pilot' || state === 'paused' ? state : 'running'
}

import type { WeeklyTime } from '../../domain/campaign.ts'
import type { Tx } from '../db/database.ts'

/** Holds a campaign, until the transaction ends, for a change of its policy. */
export async function holdCampaign(tx: Tx, campaignId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM campaigns WHERE id = ${campaignId}::uuid FOR NO KEY UPDATE`
}

export type NewGuideline = {
  readonly organizationId: string
  readonly campaignId: string
  readonly version: number
  readonly text: string
  /** What is new in it, for those who know the one before. */
  readonly changeNote: string
  readonly createdBy: string
  readonly createdAt: Date
}

/** Keeps a new version of the guideline, and makes it the one that holds. */
export async function addGuideline(tx: Tx, guideline: NewGuideline): Promise<void> {
  await tx.guideline.create({ data: guideline })
  const { campaignId, version } = guideline
  await tx.campaign.update({
    where: { id: campaignId },
    data: { guidelineVersion: version, version: { increment: 1 } },
  })
}

/** @param channel the platform's own id; null for none */
export async function setDigestChannel(tx: Tx, campaignId: string, channel: string | null): Promise<void> {
  const data = { digestChannel: channel, version: { increment: 1 } }
  await tx.campaign.update({ where: { id: campaignId }, data })
}

export async function setTimes(
  tx: Tx,
  campaignId: string,
  { digest, sessionMinutes }: { readonly digest: WeeklyTime; readonly sessionMinutes: number },
): Promise<void> {
  await tx.campaign.update({
    where: { id: campaignId },
    data: {
      digestWeekday: digest.weekday,
      digestMinute: digest.minuteOfDay,
      sessionMinutes,
      version: { increment: 1 },
    },
  })
}

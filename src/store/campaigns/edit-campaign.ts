import type { WeeklyTime } from '../../domain/campaign.ts'
import type { Label } from '../../domain/labels/label.ts'
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

/**
 * @param channel the platform's own id; null for none
 * @param workspaceId where that channel is
 */
export async function setDigestChannel(
  tx: Tx,
  campaignId: string,
  channel: string | null,
  workspaceId: string,
): Promise<void> {
  const digestWorkspaceId = channel === null ? null : workspaceId
  const data = { digestChannel: channel, digestWorkspaceId, version: { increment: 1 } }
  await tx.campaign.update({ where: { id: campaignId }, data })
}

/** The channel of the digest, as a form in this workspace can show it: null too where it is one of another. */
export async function loadDigestChannel(tx: Tx, campaignId: string, workspaceId: string): Promise<string | null> {
  const { digestChannel, digestWorkspaceId } = await tx.campaign.findUniqueOrThrow({
    where: { id: campaignId },
    select: { digestChannel: true, digestWorkspaceId: true },
  })
  return digestWorkspaceId === null || digestWorkspaceId === workspaceId ? digestChannel : null
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

/** What labels mean; whoever remembers the campaign hears of it by its version. */
export async function setDefinitions(tx: Tx, campaignId: string, labels: readonly Label[]): Promise<void> {
  for (const { id, definition } of labels) {
    await tx.label.update({ where: { campaignId_id: { campaignId, id } }, data: { definition } })
  }
  await tx.campaign.update({ where: { id: campaignId }, data: { version: { increment: 1 } } })
}

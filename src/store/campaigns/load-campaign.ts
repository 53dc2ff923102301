import type { Campaign, CampaignState } from '../../domain/campaign.ts'
import type { Role } from '../../domain/person.ts'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import type { Tx } from '../db/database.ts'

type CampaignRow = {
  id: string
  organizationId: string
  name: string
  purpose: string
  state: string
  taskType: string
  overlap: number
  sureAt: number | null
  fewestAnswers: number
  goldShare: number
  sessionMinutes: number
  guidelineVersion: number
  zone: string
  digestWeekday: number
  digestMinute: number
  digestChannel: string | null
  version: number
  labels: { id: number; name: string; definition: string }[]
}

/** Null where there is no such campaign. Labels come in the order in which they are shown. */
export async function loadCampaign(tx: Tx, campaignId: string): Promise<Campaign | null> {
  const row = await tx.campaign.findUnique({
    where: { id: campaignId },
    include: { labels: { orderBy: { id: 'asc' } } },
  })
  return row === null ? null : campaignOf(row)
}

/** The columns `state` and `task_type` hold only what we write there. */
function campaignOf(row: CampaignRow): Campaign {
  return {
    id: row.id,
    organizationId: row.organizationId,
    name: row.name,
    purpose: row.purpose,
    state: row.state as CampaignState,
    taskType: row.taskType as TaskTypeName,
    labels: row.labels.map(({ id, name, definition }) => ({ id, name, definition })),
    overlap: row.overlap,
    stopEarly: row.sureAt === null ? null : { sureAt: row.sureAt, fewest: row.fewestAnswers },
    goldShare: row.goldShare,
    sessionMinutes: row.sessionMinutes,
    guidelineVersion: row.guidelineVersion,
    zone: row.zone,
    digest: { weekday: row.digestWeekday, minuteOfDay: row.digestMinute },
    digestChannel: row.digestChannel,
    version: row.version,
  }
}

/** The roles a person holds in a campaign now. */
export async function loadRoles(tx: Tx, campaignId: string, personId: string): Promise<Role[]> {
  const rows = await tx.member.findMany({ where: { campaignId, personId, removedAt: null }, select: { role: true } })
  return rows.map((row) => row.role as Role)
}

export async function loadGuideline(tx: Tx, campaignId: string, version: number): Promise<string> {
  const row = await tx.guideline.findUnique({ where: { campaignId_version: { campaignId, version } } })
  return row?.text ?? ''
}

/** Campaigns as read last, kept as long as the database says that their version is still the same. */
export function campaignCache(most: number) {
  const kept = new Map<string, Campaign>()
  return async (tx: Tx, campaignId: string, version: number): Promise<Campaign | null> => {
    const known = kept.get(campaignId)
    if (known?.version === version) return known
    const campaign = await loadCampaign(tx, campaignId)
    if (campaign === null) return null
    if (kept.size >= most) kept.clear()
    kept.set(campaignId, campaign)
    return campaign
  }
}

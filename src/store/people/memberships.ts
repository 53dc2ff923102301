import type { CampaignState } from '../../domain/campaign.ts'
import type { Tx } from '../db/database.ts'

/** A campaign in which a person annotates. */
export type Annotated = {
  readonly id: string
  readonly name: string
  readonly state: CampaignState
  readonly sessionMinutes: number
}

/** Campaigns in which a person annotates, the latest first; drafts are left out. */
export async function loadAnnotated(tx: Tx, personId: string): Promise<Annotated[]> {
  const rows = await tx.campaign.findMany({
    where: { members: { some: { personId, role: 'annotator', removedAt: null } }, NOT: { state: 'draft' } },
    select: { id: true, name: true, state: true, sessionMinutes: true },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map((row) => ({ ...row, state: row.state as CampaignState }))
}

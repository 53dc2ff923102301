import type { CampaignState, StopEarly } from '../../domain/campaign.ts'
import type { Role } from '../../domain/person.ts'
import { mayChange } from '../../domain/policies.ts'
import type { Tx } from '../db/database.ts'

/** A campaign in which a person holds some role. */
export type VisibleCampaign = {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  readonly state: CampaignState
  readonly overlap: number
  readonly stopEarly: StopEarly | null
  readonly roles: readonly Role[]
}

const order: readonly CampaignState[] = ['running', 'pilot', 'paused', 'draft', 'finished']

/** The campaigns that a person may know of: those going on first, the latest first. A draft is seen by its leads only. */
export async function loadVisibleCampaigns(tx: Tx, personId: string): Promise<VisibleCampaign[]> {
  const rows = await tx.campaign.findMany({
    where: { members: { some: { personId, removedAt: null } } },
    select: {
      id: true,
      name: true,
      nameKey: true,
      state: true,
      overlap: true,
      sureAt: true,
      fewestAnswers: true,
      members: { where: { personId, removedAt: null }, select: { role: true }, orderBy: { role: 'asc' } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows
    .map(({ members, sureAt, fewestAnswers, ...row }) => ({
      ...row,
      stopEarly: sureAt === null ? null : { sureAt, fewest: fewestAnswers },
      state: row.state as CampaignState,
      roles: members.map(({ role }) => role as Role),
    }))
    .filter(({ state, roles }) => state !== 'draft' || mayChange(roles))
    .sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
}

import type { Tx } from '../db/database.ts'

/** Those who lead any launched campaign of an organization, be it finished. */
export async function loadOrganizationLeads(tx: Tx, organizationId: string): Promise<string[]> {
  const rows = await tx.member.findMany({
    where: { role: 'lead', removedAt: null, campaign: { organizationId, NOT: { state: 'draft' } } },
    distinct: ['personId'],
    select: { personId: true },
    orderBy: { personId: 'asc' },
  })
  return rows.map(({ personId }) => personId)
}

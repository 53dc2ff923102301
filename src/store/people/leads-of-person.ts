import type { Tx } from '../db/database.ts'
import { Prisma } from '../generated/client.ts'
import { accountOf } from './reach.ts'

/** A lead to be told about somebody, where to reach them, and in which of their running campaigns that person is. */
export type LeadOf = {
  readonly leadId: string
  readonly organizationId: string
  readonly workspaceId: string
  readonly personName: string
  readonly campaignNames: readonly string[]
}

/** The leads of a person's running campaigns, each once; the person themselves is left out. */
export async function loadLeadsOf(tx: Tx, personId: string): Promise<LeadOf[]> {
  return await tx.$queryRaw<LeadOf[]>`
    SELECT l.person_id AS "leadId", l.organization_id AS "organizationId", w.workspace_id AS "workspaceId",
      p.name AS "personName", array_agg(DISTINCT c.name ORDER BY c.name) AS "campaignNames"
    FROM people p
    JOIN members m ON m.person_id = p.id AND m.removed_at IS NULL
    JOIN campaigns c ON c.id = m.campaign_id AND c.state IN ('pilot', 'running')
    JOIN members l ON l.campaign_id = c.id AND l.role = 'lead' AND l.removed_at IS NULL AND l.person_id <> p.id
    CROSS JOIN LATERAL ${Prisma.raw(accountOf('l.person_id'))} w
    WHERE p.id = ${personId}::uuid
    GROUP BY l.person_id, l.organization_id, w.workspace_id, p.name
    ORDER BY l.person_id`
}

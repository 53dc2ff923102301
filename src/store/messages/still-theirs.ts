import type { CampaignState } from '../../domain/campaign.ts'
import type { Role } from '../../domain/person.ts'
import { isStillFor } from '../../domain/policies.ts'
import type { SeveralDigests } from '../../domain/screens/digest-screens.ts'
import type { Tx } from '../db/database.ts'

type Row = { id: string; state: CampaignState; digest_channel: string | null; roles: Role[] }

/** Of several digests those that their reader, or their channel, may still have; null where that is none. */
export async function stillTheirs(
  tx: Tx,
  { digests }: SeveralDigests,
  to: { readonly personId: string; readonly postIn: string | null },
): Promise<SeveralDigests | null> {
  const ids = digests.map(({ campaignId }) => campaignId)
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id::text, c.state, c.digest_channel,
      ARRAY(SELECT m.role FROM members m WHERE m.campaign_id = c.id AND m.removed_at IS NULL AND m.person_id =
              (SELECT coalesce(p.merged_into, p.id) FROM people p WHERE p.id = ${to.personId}::uuid)) AS roles
    FROM campaigns c WHERE c.id = ANY(${ids}::uuid[])`
  const kept = digests.filter((digest) => {
    const row = rows.find(({ id }) => id === digest.campaignId)
    if (row === undefined) return false
    return to.postIn === null ? isStillFor(digest, row.roles, row.state) : row.digest_channel === to.postIn
  })
  return kept.length === 0 ? null : { kind: 'digests', digests: kept }
}

import type { Screen } from '../../domain/screens/screen.ts'
import type { Tx } from '../db/database.ts'

type About = { readonly organizationId: string; readonly campaignId: string; readonly personId: string }
type Row = { state: string; held_until: Date | null }

/** What became of the last message of a kind to somebody about a campaign; null where there was none. */
export async function findLatest(
  tx: Tx,
  { organizationId, campaignId, personId }: About,
  kind: Screen['kind'],
): Promise<{ readonly state: string; readonly heldUntil: Date | null } | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT state, held_until FROM deliveries
    WHERE organization_id = ${organizationId}::uuid AND campaign_id = ${campaignId}::uuid
      AND person_id = ${personId}::uuid AND screen->>'kind' = ${kind}
    ORDER BY created_at DESC, id DESC LIMIT 1`
  return row === undefined ? null : { state: row.state, heldUntil: row.held_until }
}

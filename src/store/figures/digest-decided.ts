import type { MessageAddress } from '../../domain/message.ts'
import type { LocalDay } from '../../domain/time/time.ts'
import type { Tx } from '../db/database.ts'

type Reader = { readonly campaignId: string; readonly personId: string }

/** The campaigns, and their weeks, whose digests a person was given in a message; empty where it is none of theirs. */
export async function findGiven(
  tx: Tx,
  personId: string,
  { workspaceId, channel, message }: MessageAddress,
): Promise<{ readonly campaignId: string; readonly week: LocalDay }[]> {
  return await tx.$queryRaw`
    SELECT g.campaign_id::text AS "campaignId", g.week_start AS week
    FROM deliveries d JOIN digest_deliveries g ON g.delivery_id = d.id
    WHERE d.person_id = ${personId}::uuid AND g.person_id = ${personId}::uuid
      AND d.workspace_id = ${workspaceId}::uuid AND d.channel = ${channel} AND d.message = ${message}
    ORDER BY g.campaign_id`
}

/** What a person has asked the leads for since then, and who is held back now. */
export async function loadDecided(
  tx: Tx,
  { campaignId, personId }: Reader,
  since: Date,
): Promise<{ readonly asked: ReadonlySet<string>; readonly heldBack: ReadonlySet<string> }> {
  const asks = await tx.change.findMany({
    where: { campaignId, personId, what: 'leads asked', at: { gte: since } },
    select: { after: true },
  })
  const held = await tx.standing.findMany({
    where: { campaignId, heldBackAt: { not: null } },
    select: { personId: true },
  })
  return {
    asked: new Set(asks.map(({ after }) => String((after as { decision?: unknown } | null)?.decision))),
    heldBack: new Set(held.map((one) => one.personId)),
  }
}

import type { MessageAddress } from '../../domain/message.ts'
import type { LocalDay } from '../../domain/time/time.ts'
import type { Tx } from '../db/database.ts'

type Reader = { readonly campaignId: string; readonly personId: string }

/** The week whose digest a person was given in a message; null where it is none of theirs. */
export async function findWeekGiven(
  tx: Tx,
  { campaignId, personId }: Reader,
  { workspaceId, channel, message }: MessageAddress,
): Promise<LocalDay | null> {
  const [row] = await tx.$queryRaw<{ week: LocalDay }[]>`
    SELECT g.week_start AS week FROM digest_deliveries g JOIN deliveries d ON d.id = g.delivery_id
    WHERE g.campaign_id = ${campaignId}::uuid AND g.person_id = ${personId}::uuid
      AND d.workspace_id = ${workspaceId}::uuid AND d.channel = ${channel} AND d.message = ${message}`
  return row?.week ?? null
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

import type { Tx } from './database.ts'

/**
 * Asks for another number of answers. Rows are locked in the order in which dealing locks them. Raising brings items
 * that were full back to everyone who has not seen them; lowering takes no answer away: an item keeps at least as many
 * places as are taken. Items that were returned for more votes keep theirs.
 *
 * @returns how many items now want another number
 */
export async function changeOverlap(tx: Tx, campaignId: string, before: number, after: number): Promise<number> {
  return after > before ? await raise(tx, campaignId, after) : await lower(tx, campaignId, before, after)
}

async function raise(tx: Tx, campaignId: string, after: number): Promise<number> {
  const rows = await tx.$queryRaw<{ raised: number }[]>`
    WITH locked AS (
      SELECT id, claimed >= wanted AS was_full FROM items
      WHERE campaign_id = ${campaignId}::uuid AND NOT gold AND state = 'open' AND wanted < ${after}
      ORDER BY priority DESC, seq FOR UPDATE),
    raised AS (
      UPDATE items i SET wanted = ${after} FROM locked
      WHERE i.campaign_id = ${campaignId}::uuid AND i.id = locked.id
      RETURNING i.organization_id, i.campaign_id, i.id, i.priority, i.seq, locked.was_full),
    reopened AS (
      INSERT INTO reopened_items (organization_id, campaign_id, item_id, priority, seq)
      SELECT organization_id, campaign_id, id, priority, seq FROM raised WHERE was_full ON CONFLICT DO NOTHING)
    SELECT count(*)::int AS raised FROM raised`
  return rows[0]?.raised ?? 0
}

async function lower(tx: Tx, campaignId: string, before: number, after: number): Promise<number> {
  const rows = await tx.$queryRaw<{ lowered: number }[]>`
    WITH locked AS (
      SELECT id FROM items
      WHERE campaign_id = ${campaignId}::uuid AND NOT gold AND state = 'open'
        AND wanted > ${after} AND wanted <= ${before} AND wanted > claimed
      ORDER BY priority DESC, seq FOR UPDATE),
    lowered AS (
      UPDATE items i SET wanted = greatest(i.claimed, ${after}) FROM locked
      WHERE i.campaign_id = ${campaignId}::uuid AND i.id = locked.id RETURNING 1)
    SELECT count(*)::int AS lowered FROM lowered`
  return rows[0]?.lowered ?? 0
}

/** The number of answers that items added from now on get. */
export async function setOverlap(tx: Tx, campaignId: string, overlap: number): Promise<void> {
  await tx.campaign.update({ where: { id: campaignId }, data: { overlap, version: { increment: 1 } } })
}

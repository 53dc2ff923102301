import type { Answer } from '../../domain/answer.ts'
import type { Verdict } from '../../domain/intents/review-intent.ts'
import type { Tx } from '../db/database.ts'
import { keptByPrisma, readAnswerIfAny } from '../db/kept-answer.ts'

/** An item as a verdict finds it. */
export type ItemBefore = {
  readonly state: string
  readonly wanted: number
  readonly claimed: number
  readonly isGold: boolean
}

export type NewVerdict = {
  readonly organizationId: string
  readonly campaignId: string
  readonly id: string
  readonly itemId: string
  readonly verdict: Verdict
  /** Null unless settled. */
  readonly answer: Answer | null
  readonly why: string
  readonly personId: string
  readonly at: Date
  readonly wantedBefore: number
  readonly stateBefore: string
  /** The known answer as it was; null where there was none. */
  readonly goldBefore: Answer | null
}

/** An item, held until the transaction ends. Null where there is none. */
export async function holdItem(tx: Tx, campaignId: string, itemId: string): Promise<ItemBefore | null> {
  const rows = await tx.$queryRaw<ItemBefore[]>`
    SELECT state, wanted, claimed, gold AS "isGold" FROM items
    WHERE campaign_id = ${campaignId}::uuid AND id = ${itemId}::uuid FOR UPDATE`
  return rows[0] ?? null
}

/** Keeps a verdict in place of an earlier one on the same item. */
export async function keepVerdict(tx: Tx, verdict: NewVerdict): Promise<void> {
  const { answer, goldBefore, ...rest } = verdict
  const { campaignId, itemId, at } = rest
  const before = keptByPrisma(goldBefore)
  await tx.adjudication.updateMany({ where: { campaignId, itemId, supersededAt: null }, data: { supersededAt: at } })
  await tx.adjudication.create({
    data: { ...rest, ...keptByPrisma(answer), goldBefore: before.labelIds, goldContentBefore: before.content },
  })
}

/** A verdict that can still be undone: nobody was told of it, and no other took its place. */
export async function findUndoable(tx: Tx, campaignId: string, id: string): Promise<NewVerdict | null> {
  const row = await tx.adjudication.findUnique({ where: { campaignId_id: { campaignId, id } } })
  if (row === null || row.toldAt !== null || row.supersededAt !== null) return null
  const { labelIds, content, goldBefore, goldContentBefore, ...rest } = row
  return {
    ...rest,
    verdict: row.verdict as Verdict,
    answer: readAnswerIfAny({ labelIds, content }),
    goldBefore: readAnswerIfAny({ labelIds: goldBefore, content: goldContentBefore }),
  }
}

/** Takes a verdict back; the one before it, if there was one, stands again. */
export async function takeBackVerdict(tx: Tx, { campaignId, id, itemId, at }: NewVerdict, now: Date): Promise<void> {
  await tx.adjudication.updateMany({ where: { campaignId, itemId, supersededAt: at }, data: { supersededAt: null } })
  await tx.adjudication.update({ where: { campaignId_id: { campaignId, id } }, data: { supersededAt: now } })
}

/** Sets what a verdict, or taking it back, makes of an item. One with free places comes back to those who passed it. */
export async function setItem(
  tx: Tx,
  campaignId: string,
  itemId: string,
  { state, wanted }: { readonly state: string; readonly wanted: number },
): Promise<void> {
  await tx.$executeRaw`
    WITH changed AS (
      UPDATE items SET state = ${state}, wanted = greatest(claimed, ${wanted})
      WHERE campaign_id = ${campaignId}::uuid AND id = ${itemId}::uuid
      RETURNING organization_id, campaign_id, id, priority, deal_order, seq, state, gold, claimed, wanted)
    INSERT INTO reopened_items (organization_id, campaign_id, item_id, priority, deal_order, seq)
    SELECT organization_id, campaign_id, id, priority, deal_order, seq FROM changed
    WHERE state = 'open' AND NOT gold AND claimed < wanted
    ON CONFLICT DO NOTHING`
}

import type { KnownAnswer } from '../../domain/items/known-answer.ts'
import type { Tx } from '../db/database.ts'
import { keptByPrisma, readAnswer } from '../db/kept-answer.ts'

/** Null where the item has no known answer. */
export async function findGold(tx: Tx, campaignId: string, itemId: string): Promise<KnownAnswer | null> {
  const row = await tx.goldAnswer.findUnique({
    where: { campaignId_itemId: { campaignId, itemId } },
    select: { labelIds: true, content: true, explanation: true },
  })
  return row === null ? null : { answer: readAnswer(row), explanation: row.explanation }
}

/** The explanation that a known answer had before it was settled at that moment; empty where none was. */
export async function explanationAt(tx: Tx, campaignId: string, at: Date): Promise<string> {
  const change = await tx.change.findFirst({ where: { campaignId, what: 'item settled', at } })
  if (change === null) return ''
  const text = await tx.changeText.findUnique({ where: { campaignId_changeId: { campaignId, changeId: change.id } } })
  return text?.before ?? ''
}

/** Corrects a known answer. */
export async function correctGold(
  tx: Tx,
  campaignId: string,
  itemId: string,
  { answer, explanation }: KnownAnswer,
): Promise<void> {
  await tx.goldAnswer.update({
    where: { campaignId_itemId: { campaignId, itemId } },
    data: { ...keptByPrisma(answer), explanation },
  })
}

/** Takes a known answer out of dealing, or puts it back. Returns false where it was so before. */
export async function setGoldState(
  tx: Tx,
  campaignId: string,
  itemId: string,
  to: 'open' | 'retired',
): Promise<boolean> {
  const { count } = await tx.item.updateMany({
    where: { campaignId, id: itemId, gold: true, state: to === 'open' ? 'retired' : 'open' },
    data: { state: to },
  })
  return count === 1
}

/** Sittings whose people met this known answer: their scores are counted anew once it has changed. */
export async function sessionsThatMet(tx: Tx, campaignId: string, itemId: string): Promise<string[]> {
  const rows = await tx.answer.findMany({
    where: { campaignId, itemId, supersededAt: null },
    select: { sessionId: true },
    distinct: ['sessionId'],
  })
  return rows.map(({ sessionId }) => sessionId)
}

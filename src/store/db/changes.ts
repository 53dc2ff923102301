import { Prisma } from '../generated/client.ts'
import type { Tx } from './database.ts'

/** What can be changed and is remembered with who did it. */
export type Changed =
  | 'campaign drafted'
  | 'campaign launched'
  | 'campaign paused'
  | 'campaign resumed'
  | 'campaign finished'
  | 'campaign reopened'
  | 'campaign exported'
  | 'items imported'
  | 'annotator held back'
  | 'leads asked'
  | 'message sent again'
  | 'annotator let go on'
  | 'person added'
  | 'person removed'
  | 'guideline changed'
  | 'overlap changed'
  | 'times changed'
  | 'digest channel changed'
  | 'scale ends changed'
  | 'gold corrected'
  | 'gold retired'
  | 'gold returned'
  | 'item settled'
  | 'item returned'
  | 'item dropped'
  | 'verdict undone'
  | 'accounts linked'
  | 'account unlinked'
  | 'organizations joined'
  | 'name changed'

export type Change = {
  readonly id: string
  readonly organizationId: string
  /** null where it is about people, whatever they take part in. */
  readonly campaignId: string | null
  readonly personId: string
  readonly what: Changed
  readonly before: Readonly<Record<string, string | number>> | null
  readonly after: Readonly<Record<string, string | number>> | null
  /** What the change says in words of people: kept apart. */
  readonly texts?: { readonly before: string | null; readonly after: string | null }
  readonly at: Date
}

/** Stands for whoever works on the command line of the installation: no person of any organization. */
export const operatorId = '00000000-0000-0000-0000-000000000000'

/** Stands for what Labelbreak decided by itself, by a rule. */
export const productId = '00000000-0000-0000-0000-000000000001'

/** Writes down who changed what, in the transaction that changes it. */
export async function recordChange(tx: Tx, { before, after, texts, ...change }: Change): Promise<void> {
  await tx.change.create({ data: { ...change, before: before ?? Prisma.DbNull, after: after ?? Prisma.DbNull } })
  if (texts === undefined || change.campaignId === null) return
  const { id: changeId, organizationId, campaignId } = change
  await tx.changeText.create({ data: { organizationId, campaignId, changeId, ...texts } })
}

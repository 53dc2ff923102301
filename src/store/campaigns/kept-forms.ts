import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'
import type { Prisma } from '../generated/client.ts'

/** A form as somebody sent it. */
export type KeptForm = { readonly id: string; readonly who: Sender; readonly sent: object }

export async function insertKeptForm(tx: Tx, { id, who, sent }: KeptForm, keptAt: Date): Promise<void> {
  await tx.keptForm.create({ data: { id, ...who, sent: sent as Prisma.InputJsonValue, keptAt } })
}

/** Null where there is none of this account's. */
export async function findKeptForm(tx: Tx, who: Sender, id: string): Promise<object | null> {
  const row = await tx.keptForm.findFirst({ where: { id, ...who } })
  return row !== null && typeof row.sent === 'object' ? row.sent : null
}

export async function deleteKeptForms(tx: Tx, before: Date): Promise<void> {
  await tx.keptForm.deleteMany({ where: { keptAt: { lt: before } } })
}

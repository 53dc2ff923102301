import type { Tx } from './database.ts'

/** An export that a lead asked for. */
export type ExportOrder = {
  readonly organizationId: string
  readonly campaignId: string
  readonly id: string
  readonly personId: string
  readonly workspaceId: string
  readonly createdAt: Date
}

export async function keepExport(tx: Tx, order: ExportOrder): Promise<void> {
  await tx.export.create({ data: { ...order, state: 'waiting' } })
}

/**
 * Takes an export in hand. Null where there is nothing to do: sent already, given up, or begun by a process that did not
 * live to say how it went; that one is marked `unsure`, since its files may have arrived.
 */
export async function takeExport(tx: Tx, id: string): Promise<ExportOrder | null> {
  const { count } = await tx.export.updateMany({ where: { id, state: 'waiting' }, data: { state: 'sending' } })
  if (count === 1) return await tx.export.findUnique({ where: { id } })
  await tx.export.updateMany({
    where: { id, state: 'sending' },
    data: { state: 'unsure', error: 'interrupted while sending' },
  })
  return null
}

/** Writes down how an export went. `waiting`: it is to be tried again. */
export async function settleExport(
  tx: Tx,
  id: string,
  how: { readonly state: 'sent' | 'unsure' | 'failed' | 'waiting'; readonly error: string | null },
  now: Date,
): Promise<void> {
  await tx.export.update({
    where: { id },
    data: { ...how, doneAt: how.state === 'waiting' ? null : now },
  })
}

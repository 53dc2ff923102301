import type { Tx } from '../db/database.ts'

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

/** `interrupted`: its files were on their way when the process that sent them ended, so they may have arrived. */
export type Taken = { readonly kind: 'taken' | 'interrupted'; readonly order: ExportOrder }

/**
 * Takes an export in hand: one that waits, or whose files were being written by a process that did not live to send them;
 * of those nothing went out, so they are made again. Null where there is nothing to do: sent already, or given up.
 */
export async function takeExport(tx: Tx, id: string): Promise<Taken | null> {
  const row = await tx.export.findUnique({ where: { id } })
  if (row === null || !['waiting', 'writing', 'sending'].includes(row.state)) return null
  const { organizationId, campaignId, personId, workspaceId, createdAt } = row
  const order = { organizationId, campaignId, id, personId, workspaceId, createdAt }
  if (row.state === 'sending') return { kind: 'interrupted', order }
  await tx.export.updateMany({ where: { id, state: row.state }, data: { state: 'writing' } })
  return { kind: 'taken', order }
}

/** Marks that its files go out now. Returns whether this process is the one to send them. */
export async function beginUpload(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.export.updateMany({ where: { id, state: 'writing' }, data: { state: 'sending' } })
  return count === 1
}

/** Lets an export wait again whose files could not be written. One whose files went out stays as it is. */
export async function rewindExport(tx: Tx, id: string, error: string): Promise<void> {
  await tx.export.updateMany({ where: { id, state: 'writing' }, data: { state: 'waiting', error } })
}

/**
 * Writes down how an export went. `waiting`: it is to be tried again.
 * @returns false where that was written down before
 */
export async function settleExport(
  tx: Tx,
  id: string,
  how: { readonly state: 'sent' | 'offered' | 'unsure' | 'failed' | 'waiting'; readonly error: string | null },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.export.updateMany({
    where: { id, state: { in: ['waiting', 'writing', 'sending'] } },
    data: { ...how, doneAt: how.state === 'waiting' ? null : now },
  })
  return count === 1
}

/** Exports that were asked for before that moment and are not done. */
export async function loadStuckExports(
  tx: Tx,
  before: Date,
): Promise<(ExportOrder & { readonly mayHaveArrived: boolean })[]> {
  const rows = await tx.export.findMany({
    where: { state: { in: ['waiting', 'writing', 'sending'] }, createdAt: { lt: before } },
  })
  return rows.map(({ error: _, doneAt: __, state, ...order }) => ({ ...order, mayHaveArrived: state === 'sending' }))
}

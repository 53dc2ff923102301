import type { Tx } from '../db/database.ts'
import { Prisma } from '../generated/client.ts'
import type { ExportOrder } from './exports.ts'

/** One file of an export, by the name of its format. */
export type ExportFileKey = { readonly exportId: string; readonly format: string }

/** Where its platform takes a file, in terms that it alone reads. */
type Place = Readonly<Record<string, string>>

type FileState = 'offered' | 'accepted' | 'sending' | 'sent' | 'declined' | 'unsure' | 'failed'

/** The order behind an export, whatever has become of it; null where there is none. */
export async function findExport(tx: Tx, id: string): Promise<ExportOrder | null> {
  const select = {
    organizationId: true,
    campaignId: true,
    id: true,
    personId: true,
    workspaceId: true,
    createdAt: true,
  } as const
  return await tx.export.findUnique({ where: { id }, select })
}

/** Writes down which files were offered. */
export async function noteOffered(tx: Tx, order: ExportOrder, formats: readonly string[], now: Date): Promise<void> {
  const { id: exportId, organizationId, campaignId } = order
  const data = formats.map((format) => ({
    exportId,
    format,
    organizationId,
    campaignId,
    state: 'offered',
    changedAt: now,
  }))
  await tx.exportFile.createMany({ data, skipDuplicates: true })
}

export async function loadOffered(tx: Tx, exportId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.exportFile.findMany({ where: { exportId }, select: { format: true } })
  return new Set(rows.map(({ format }) => format))
}

/**
 * Writes down what somebody answered to the offer of a file, whichever they answered before, as long as nothing of it is on
 * its way.
 * @param place where to put it; null: it was declined
 * @returns whether that changed anything
 */
export async function answerOffer(
  tx: Tx,
  order: ExportOrder,
  format: string,
  place: Place | null,
  now: Date,
): Promise<boolean> {
  await noteOffered(tx, order, [format], now)
  const open: FileState[] = place === null ? ['offered', 'failed'] : ['offered', 'declined', 'failed', 'unsure']
  const { count } = await tx.exportFile.updateMany({
    where: { exportId: order.id, format, state: { in: open } },
    data: {
      state: place === null ? 'declined' : 'accepted',
      place: place === null ? Prisma.DbNull : { ...place },
      changedAt: now,
    },
  })
  return count === 1
}

/** `interrupted`: it was on its way when the process that sent it ended, so it may have arrived. */
export type TakenFile = { readonly kind: 'taken' | 'interrupted'; readonly order: ExportOrder; readonly place: Place }

/** A file that is to be put where its platform takes it; null where there is nothing to do. */
export async function takeFile(tx: Tx, { exportId, format }: ExportFileKey): Promise<TakenFile | null> {
  const row = await tx.exportFile.findUnique({ where: { exportId_format: { exportId, format } } })
  const order = row === null ? null : await findExport(tx, exportId)
  if (row === null || order === null || row.place === null) return null
  const place = row.place as Place
  if (row.state === 'sending') return { kind: 'interrupted', order, place }
  return row.state === 'accepted' ? { kind: 'taken', order, place } : null
}

/** Marks that a file goes out now. Returns whether this process is the one to send it. */
export async function beginFile(tx: Tx, { exportId, format }: ExportFileKey): Promise<boolean> {
  const { count } = await tx.exportFile.updateMany({
    where: { exportId, format, state: 'accepted' },
    data: { state: 'sending' },
  })
  return count === 1
}

/**
 * Writes down how a file fared; where to put it is forgotten with that. `accepted`: it is to be tried again.
 * @returns false where that was written down before
 */
export async function settleFile(
  tx: Tx,
  { exportId, format }: ExportFileKey,
  state: 'sent' | 'unsure' | 'failed' | 'accepted',
  now: Date,
): Promise<boolean> {
  const { count } = await tx.exportFile.updateMany({
    where: { exportId, format, state: { in: ['accepted', 'sending'] } },
    data: { state, changedAt: now, ...(state === 'accepted' ? {} : { place: Prisma.DbNull }) },
  })
  return count === 1
}

/** Files that somebody agreed to before that moment and that are not there. */
export async function loadStuckFiles(
  tx: Tx,
  before: Date,
): Promise<(ExportFileKey & { readonly order: ExportOrder; readonly mayHaveArrived: boolean })[]> {
  const rows = await tx.exportFile.findMany({
    where: { state: { in: ['accepted', 'sending'] }, changedAt: { lt: before } },
  })
  const stuck = rows.map(async ({ exportId, format, state }) => {
    const order = await findExport(tx, exportId)
    return order === null ? [] : [{ exportId, format, order, mayHaveArrived: state === 'sending' }]
  })
  return (await Promise.all(stuck)).flat()
}

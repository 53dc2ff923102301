import type { Tx } from './database.ts'

/** A file of items that was checked and waits for its lead to say Add. */
export type ItemUpload = {
  readonly organizationId: string
  readonly campaignId: string
  readonly id: string
  readonly personId: string
  readonly bytes: Uint8Array
  readonly createdAt: Date
}

export async function keepUpload(tx: Tx, upload: ItemUpload): Promise<void> {
  await tx.itemUpload.create({ data: { ...upload, bytes: Uint8Array.from(upload.bytes) } })
}

/** Null where it was added, or forgotten, meanwhile. */
export async function findUpload(tx: Tx, campaignId: string, id: string): Promise<ItemUpload | null> {
  return await tx.itemUpload.findUnique({ where: { campaignId_id: { campaignId, id } } })
}

/** Returns whether it was still there: of two clicks on Add one takes it. */
export async function takeUpload(tx: Tx, campaignId: string, id: string): Promise<boolean> {
  const { count } = await tx.itemUpload.deleteMany({ where: { campaignId, id } })
  return count === 1
}

/** Forgets the files that nobody added. Returns how many there were. */
export async function deleteUploadsBefore(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.itemUpload.deleteMany({ where: { createdAt: { lt: before } } })
  return count
}

import type pg from 'pg'
import type { ColumnNames } from '../../domain/items/column-names.ts'
import type { Tx } from '../db/database.ts'

/** A file of items that was checked and waits for its lead to say Add. */
export type ItemUpload = {
  readonly organizationId: string
  readonly campaignId: string
  readonly id: string
  readonly personId: string
  readonly bytes: Uint8Array
  /** What columns of it are called for us; null where they are called so. */
  readonly columns: ColumnNames | null
  readonly createdAt: Date
}

/** By `pg`, since Prisma turns the bytes into text several times over, during which nothing else runs. */
export async function keepUpload(pool: pg.Pool, upload: ItemUpload): Promise<void> {
  const { organizationId, campaignId, id, personId, bytes, columns, createdAt } = upload
  await pool.query(
    `INSERT INTO item_uploads (organization_id, campaign_id, id, person_id, bytes, columns, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[organizationId, campaignId, id, personId, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)],
      ...[columns === null ? null : JSON.stringify([...columns]), createdAt],
    ],
  )
}

/** They arrive as text, and are read a piece at a time. */
const pieceBytes = 250_000

/** The bytes of a file; null where it was added, or forgotten, meanwhile. */
export async function findUpload(pool: pg.Pool, campaignId: string, id: string): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  for (;;) {
    const { rows } = await pool.query<{ piece: Buffer }>(
      'SELECT substring(bytes FROM $3 FOR $4) AS piece FROM item_uploads WHERE campaign_id = $1 AND id = $2',
      [campaignId, id, 1 + pieces.length * pieceBytes, pieceBytes],
    )
    const [found] = rows
    if (found === undefined) return null
    pieces.push(found.piece)
    if (found.piece.length < pieceBytes) return Buffer.concat(pieces)
  }
}

/** What the columns of a file are called for us; null where they are called so. */
export async function columnsOfUpload(pool: pg.Pool, campaignId: string, id: string): Promise<ColumnNames | null> {
  const { rows } = await pool.query<{ columns: [string, string | null][] | null }>(
    'SELECT columns FROM item_uploads WHERE campaign_id = $1 AND id = $2',
    [campaignId, id],
  )
  const columns = rows[0]?.columns ?? null
  return columns === null ? null : new Map(columns)
}

/** Forgets a file with the change that adds its items. Returns whether it was still there: of two, one takes it. */
export async function takeUpload(tx: Tx, campaignId: string, id: string): Promise<boolean> {
  const { count } = await tx.itemUpload.deleteMany({ where: { campaignId, id } })
  return count === 1
}

/** Forgets the files that nobody added. Returns how many there were. */
export async function deleteUploadsBefore(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.itemUpload.deleteMany({ where: { createdAt: { lt: before } } })
  return count
}

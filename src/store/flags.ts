import type { Offer } from '../domain/session.ts'
import type { Tx } from './database.ts'

export type NewFlag = {
  readonly id: string
  readonly offer: Offer
  readonly note: string
  readonly raisedAt: Date
}

/**
 * Keeps an edge case raised at an offer. A form sent again adds nothing; a second, different note at the same offer is
 * written below the first. Returns false where nothing was dealt at that place.
 */
export async function keepFlag(tx: Tx, { id, offer, note, raisedAt }: NewFlag): Promise<boolean> {
  const { campaignId, sessionId, position, revision } = offer
  const slot = await tx.slot.findUnique({
    where: { campaignId_sessionId_position: { campaignId, sessionId, position } },
  })
  if (slot === null) return false
  const { organizationId, itemId, personId } = slot
  const place = { campaignId, sessionId, position, revision }
  const { count } = await tx.flag.createMany({
    data: { ...place, id, organizationId, itemId, personId, raisedAt },
    skipDuplicates: true,
  })
  if (count === 1) {
    await tx.flagNote.create({ data: { organizationId, campaignId, flagId: id, note } })
    return true
  }
  const flag = await tx.flag.findUniqueOrThrow({ where: { campaignId_sessionId_position_revision: place } })
  const noteKey = { campaignId_flagId: { campaignId, flagId: flag.id } }
  const known = await tx.flagNote.findUniqueOrThrow({ where: noteKey })
  if (known.note.split('\n').includes(note) || known.note === note) return true
  await tx.flagNote.update({ where: noteKey, data: { note: `${known.note}\n${note}` } })
  return true
}

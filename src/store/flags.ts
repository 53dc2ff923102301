import { limits } from '../domain/campaign.ts'
import type { Offer } from '../domain/session.ts'
import type { Tx } from './database.ts'

export type NewFlag = {
  readonly id: string
  readonly offer: Offer
  readonly note: string
  readonly raisedAt: Date
}

/** All that one person may write at one offer, note by note. */
const mostTogether = 5 * limits.flagNote

/**
 * Keeps an edge case raised at an offer. A form sent again adds nothing; a second, different note at the same offer is
 * written below the first, while there is room. `not-dealt`: nothing was dealt at that place.
 */
export async function keepFlag(tx: Tx, { id, offer, note, raisedAt }: NewFlag): Promise<'kept' | 'full' | 'not-dealt'> {
  const { campaignId, sessionId, position, revision } = offer
  const slot = await tx.slot.findUnique({
    where: { campaignId_sessionId_position: { campaignId, sessionId, position } },
  })
  if (slot === null) return 'not-dealt'
  const { organizationId, itemId, personId } = slot
  const place = { campaignId, sessionId, position, revision }
  const { count } = await tx.flag.createMany({
    data: { ...place, id, organizationId, itemId, personId, raisedAt },
    skipDuplicates: true,
  })
  if (count === 1) {
    await tx.flagNote.create({ data: { organizationId, campaignId, flagId: id, note } })
    return 'kept'
  }
  const flag = await tx.flag.findUniqueOrThrow({ where: { campaignId_sessionId_position_revision: place } })
  const noteKey = { campaignId_flagId: { campaignId, flagId: flag.id } }
  const known = await tx.flagNote.findUniqueOrThrow({ where: noteKey })
  if (`\n${known.note}\n`.includes(`\n${note}\n`)) return 'kept'
  const together = `${known.note}\n${note}`
  if (together.length > mostTogether) return 'full'
  await tx.flagNote.update({ where: noteKey, data: { note: together } })
  return 'kept'
}

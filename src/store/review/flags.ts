import { limits } from '../../domain/limits.ts'
import type { Offer } from '../../domain/session.ts'
import type { Tx } from '../db/database.ts'
import { annotatesNow } from '../sessions/annotates-now.ts'

export type NewFlag = {
  readonly id: string
  readonly offer: Offer
  readonly note: string
  readonly raisedAt: Date
}

/** All that one person may write at one offer, note by note. */
const mostTogether = 5 * limits.flagNote

type Shown = { readonly organizationId: string; readonly itemId: string; readonly personId: string }

/** The session is held, so that its person is not removed before the flag is there. */
const shown = `
  SELECT o.organization_id::text AS "organizationId", o.item_id::text AS "itemId", o.person_id::text AS "personId"
  FROM slots o JOIN sessions s ON s.campaign_id = o.campaign_id AND s.id = o.session_id
  WHERE o.campaign_id = $1::uuid AND o.session_id = $2::uuid AND o.position = $3::int AND o.position <= s.position
    AND ${annotatesNow('s')}
  FOR SHARE OF s`

/**
 * Keeps an edge case raised at an offer. A form sent again adds nothing; a second, different note at the same offer is
 * written below the first, while there is room. `not-shown`: nothing was shown at that place, or
 * its person annotates there no more.
 */
export async function keepFlag(tx: Tx, { id, offer, note, raisedAt }: NewFlag): Promise<'kept' | 'full' | 'not-shown'> {
  const { campaignId, sessionId, position, revision } = offer
  const [slot] = await tx.$queryRawUnsafe<Shown[]>(shown, campaignId, sessionId, position)
  if (slot === undefined) return 'not-shown'
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

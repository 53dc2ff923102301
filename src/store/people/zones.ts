import type { Sender, ZoneBasis } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'

export async function loadZoneBasis(tx: Tx, personId: string): Promise<ZoneBasis> {
  const row = await tx.person.findUnique({ where: { id: personId }, select: { zoneBasis: true } })
  return (row?.zoneBasis ?? 'told') as ZoneBasis
}

/** Keeps the zone that somebody chose. What a platform tells of them goes before it. */
export async function keepChosenZone(tx: Tx, personId: string, zone: string): Promise<void> {
  await tx.person.updateMany({
    where: { id: personId, NOT: { zoneBasis: 'told' } },
    data: { zone, zoneBasis: 'chosen' },
  })
}

/**
 * Keeps a guess about somebody's zone, which goes before no better knowledge.
 * @param isFaint it goes before no other guess either
 * @returns whether the account is known here
 */
export async function keepGuessedZone(tx: Tx, who: Sender, zone: string, isFaint: boolean): Promise<boolean> {
  const known = await tx.identity.findUnique({ where: { workspaceId_externalId: who }, select: { personId: true } })
  if (known === null) return false
  const zoneBasis = { in: isFaint ? ['none'] : ['none', 'guessed'] }
  await tx.person.updateMany({ where: { id: known.personId, zoneBasis }, data: { zone, zoneBasis: 'guessed' } })
  return true
}

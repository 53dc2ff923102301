import type { Tx } from '../db/database.ts'

/** Somebody whose answers to gold ask for a look. */
export type WatchedPerson = {
  readonly personId: string
  readonly name: string
  readonly isHeldBack: boolean
  readonly isWarned: boolean
  readonly isDrifting: boolean
}

/** Those annotators of a campaign who are held back, warned of, or slipping, by name. */
export async function loadWatched(tx: Tx, campaignId: string): Promise<WatchedPerson[]> {
  const standings = await tx.standing.findMany({
    where: { campaignId, OR: [{ NOT: { heldBackAt: null } }, { NOT: { warnedAt: null } }, { drifting: true }] },
    select: { personId: true, heldBackAt: true, warnedAt: true, drifting: true },
  })
  const people = await tx.person.findMany({
    where: {
      id: { in: standings.map(({ personId }) => personId) },
      members: { some: { campaignId, role: 'annotator', removedAt: null } },
    },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return people.flatMap(({ id, name }) => {
    const standing = standings.find(({ personId }) => personId === id)
    if (standing === undefined) return []
    const { heldBackAt, warnedAt, drifting } = standing
    return [{ personId: id, name, isHeldBack: heldBackAt !== null, isWarned: warnedAt !== null, isDrifting: drifting }]
  })
}

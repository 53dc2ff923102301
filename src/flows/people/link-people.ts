import { recordChange } from '../../store/db/changes.ts'
import type { Tx } from '../../store/db/database.ts'
import type { Pair } from '../../store/people/join-labeling.ts'
import { mergePeople } from '../../store/people/merge-people.ts'
import { findPerson } from '../../store/people/people.ts'
import { refreshHomes } from '../telling/refresh-homes.ts'
import type { World } from '../world.ts'

/** Makes two people one who proved that they are. Null where they are one already, or stand in two organizations. */
export async function linkPeople(world: World, tx: Tx, one: string, other: string): Promise<Pair | null> {
  const now = world.now()
  const merged = await mergePeople(tx, world.jobs, [one, other], now)
  if (merged === null) return null
  const { survivorId, loserId } = merged
  const survivor = await findPerson(tx, survivorId)
  if (survivor === null) throw new Error('somebody who was just held is gone')
  await recordChange(tx, {
    id: world.newId(),
    organizationId: survivor.organizationId,
    campaignId: null,
    personId: survivorId,
    what: 'accounts linked',
    before: { person: loserId },
    after: { person: survivorId },
    at: now,
  })
  await refreshHomes(world, tx, [survivorId])
  return merged
}

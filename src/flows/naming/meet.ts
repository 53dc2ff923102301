import type { Sender } from '../../domain/person.ts'
import { inTransaction } from '../../store/db/database.ts'
import { findMet, keepMet, type Met } from '../../store/people/people.ts'
import { PlatformBusy } from '../telling/platform-busy.ts'
import type { World } from '../world.ts'
import { lookUp } from './look-up.ts'

/** A name, a zone or a guest's rights may be this old before the platform is asked again. */
export const freshForMs = 60 * 60_000

/**
 * Who is behind an account. Asks the platform the first time and once an hour after that; where the platform does not
 * answer, what was known before holds. Null for an account that the platform does not know.
 *
 * @param patienceMs how long to wait where the platform has been asked about very many people
 * @throws PlatformBusy where nothing is known of the account and the platform says nothing now
 */
export async function meet(world: World, who: Sender, patienceMs = 0): Promise<Met | null> {
  const met = await meetOrWhyNot(world, who, patienceMs)
  return typeof met === 'string' ? null : met
}

/** The same, with why nobody is known to be behind the account. */
export async function meetOrWhyNot(world: World, who: Sender, patienceMs = 0): Promise<Met | 'none' | 'not-added'> {
  const known = await findMet(world.database.prisma, who)
  if (known !== null && Date.now() - known.checkedAt.getTime() < freshForMs) return known
  const found = await lookUp(world, who, patienceMs)
  switch (found.kind) {
    case 'found': {
      const ids = { person: world.newId(), identity: world.newId() }
      return await inTransaction(world.database, (tx) => keepMet(tx, who, found.profile, ids, world.now(), new Date()))
    }
    case 'none':
    case 'not-added':
      return known ?? found.kind
    default:
      if (known === null) throw new PlatformBusy(found.kind === 'limited' ? found.retryAfterMs : null)
      return known
  }
}

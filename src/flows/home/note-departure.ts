import type { Sender } from '../../domain/person.ts'
import { findMet } from '../../store/people/people.ts'
import { giveUpOn } from '../telling/give-up-on.ts'
import type { World } from '../world.ts'

/** Somebody removed the app for themselves: nothing reaches them any more until they come back. */
export async function noteDeparture(world: World, who: Sender): Promise<void> {
  const met = await findMet(world.database.prisma, who)
  if (met !== null) await giveUpOn(world, met.person.id)
}

import type { Sender } from '../../domain/person.ts'
import { inTransaction } from '../../store/db/database.ts'
import { giveUpOn } from '../telling/give-up-on.ts'
import type { World } from '../world.ts'

/** Somebody removed the app for themselves: nothing reaches that account any more until they come back. */
export async function noteDeparture(world: World, who: Sender): Promise<void> {
  await inTransaction(world.database, (tx) => giveUpOn(world, tx, who))
}

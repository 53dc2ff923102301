import type { Sender } from '../../domain/person.ts'
import { minutesLater } from '../../domain/time/time.ts'
import { deleteKeptForms, findKeptForm, insertKeptForm } from '../../store/campaigns/kept-forms.ts'
import type { World } from '../world.ts'

/** A window may stay open over a holiday. */
const keptForMinutes = 30 * 24 * 60

/**
 * Keeps what somebody typed into a form that has no room in the window that shows it again.
 * @returns by what it is found
 */
export async function keepLongForm(world: World, who: Sender, sent: object): Promise<string> {
  const { prisma } = world.database
  const id = world.newId()
  const now = world.now()
  await deleteKeptForms(prisma, minutesLater(now, -keptForMinutes))
  await insertKeptForm(prisma, { id, who, sent }, now)
  return id
}

/** Null where it is kept no more, or was another account's. */
export async function keptLongForm({ database }: World, who: Sender, id: string): Promise<object | null> {
  return await findKeptForm(database.prisma, who, id)
}

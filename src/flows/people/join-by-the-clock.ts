import { inTransaction } from '../../store/db/database.ts'
import { bringAlong } from '../../store/people/join-organizations.ts'
import {
  firstJoinExpiry,
  holdOrganizations,
  loadDueJoinRequests,
  loadJoinRequest,
  sides,
} from '../../store/people/join-requests.ts'
import { eachDue } from '../timing/each-due.ts'
import type { World } from '../world.ts'
import { endAs, settleJoin } from './join-both.ts'

/** Ends requests whose time is over, and makes up for a process that died between joining organizations and accounts. */
export async function tendJoins(world: World): Promise<void> {
  const { prisma } = world.database
  await inTransaction(world.database, bringAlong)
  const due = await loadDueJoinRequests(prisma, world.now())
  const idsOf = ({ id }: { readonly id: string }) => ({ requestId: id })
  await eachDue(world, 'tend-joins', due, idsOf, ({ id, isOver }) =>
    isOver ? expire(world, id) : settleJoin(world, id),
  )
}

async function expire(world: World, id: string): Promise<void> {
  await inTransaction(world.database, async (tx) => {
    const join = await loadJoinRequest(tx, id)
    if (join === null) return
    await holdOrganizations(
      tx,
      sides.map((side) => join[side].organizationId),
    )
    await endAs(world, tx, id, 'expired')
  })
}

/** When the next request is over. */
export async function nextJoinExpiry(world: World): Promise<Date | null> {
  return await firstJoinExpiry(world.database.prisma)
}

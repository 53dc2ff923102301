import { minutesLater } from '../../domain/time/time.ts'
import { inTransaction } from '../../store/db/database.ts'
import { claimChannelCopy, claimCopy } from '../../store/figures/digests.ts'
import { enqueueChannelMessage, enqueueMessage } from '../../store/messages/deliveries.ts'
import { loadAddressee } from '../../store/people/reach.ts'
import { holdWhoIsNow } from '../../store/people/who-is-now.ts'
import { refreshHomes } from '../telling/refresh-homes.ts'
import type { World } from '../world.ts'
import { digestsTogether } from './digests-together.ts'
import type { DrawnCopy } from './draw-digests.ts'

/** A digest that could not be sent by then is left unsent: the next one is near. */
const goodForMinutes = 6 * 24 * 60

type Copies = readonly [DrawnCopy, ...DrawnCopy[]]

/**
 * Gives what one person gets at a time to one delivery. What another replica was first to give is left out, so each week
 * of a campaign reaches them once.
 */
export async function handToPerson(world: World, readerId: string, copies: Copies): Promise<void> {
  const to = await loadAddressee(world.database.prisma, readerId)
  if (to === null) return
  const [id, now] = [world.newId(), world.now()]
  await inTransaction(world.database, async (tx) => {
    const personId = await holdWhoIsNow(tx, readerId)
    const taken = []
    for (const one of copies) if (await claimCopy(tx, one.key, personId, id)) taken.push(one)
    const message = messageOf(taken)
    if (message === null) return
    const to_ = { id, personId, workspaceId: to.workspaceId }
    await enqueueMessage(tx, world.jobs, { ...message, ...to_, createdAt: now, goodUntil: goodUntil(now) })
    await refreshHomes(world, tx, [personId])
  })
}

/** The same for what a channel gets at a time. */
export async function handToChannel(world: World, postIn: string, copies: Copies): Promise<void> {
  const { prisma } = world.database
  const [{ subject }] = copies
  const [reader] = subject.readers
  const owner = await loadAddressee(prisma, subject.createdBy)
  const known = owner ?? (reader === undefined ? null : await loadAddressee(prisma, reader.personId))
  if (known === null) return
  const [id, now] = [world.newId(), world.now()]
  await inTransaction(world.database, async (tx) => {
    const taken = []
    for (const one of copies) if (await claimChannelCopy(tx, one.key, id)) taken.push(one)
    const message = messageOf(taken)
    if (message === null) return
    const where = { id, personId: known.personId, workspaceId: subject.channelWorkspaceId ?? known.workspaceId, postIn }
    await enqueueChannelMessage(tx, world.jobs, { ...message, ...where, createdAt: now, goodUntil: goodUntil(now) })
  })
}

/** A message about several campaigns is of none of them. */
function messageOf(taken: readonly DrawnCopy[]) {
  const screen = digestsTogether(taken.map((one) => one.screen))
  const [first] = taken
  if (screen === null || first === undefined) return null
  const { organizationId, campaignId } = first.key
  return { organizationId, campaignId: screen.kind === 'digest' ? campaignId : null, screen }
}

function goodUntil(now: Date): Date {
  return minutesLater(now, goodForMinutes)
}

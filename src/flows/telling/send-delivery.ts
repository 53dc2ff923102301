import type { Sent } from '../../domain/message.ts'
import type { Limit } from '../../domain/messages/limit.ts'
import type { Sender } from '../../domain/person.ts'
import { closeBuckets, closedForMs, takePlaces } from '../../store/db/buckets.ts'
import { inTransaction } from '../../store/db/database.ts'
import type { Again } from '../../store/db/jobs.ts'
import { outlast } from '../../store/db/passing-trouble.ts'
import type { Delivery } from '../../store/messages/deliveries.ts'
import { findWaiting, type Waiting } from '../../store/messages/find-waiting.ts'
import { holdMessage, holdUntil } from '../../store/messages/held-messages.ts'
import { beginSending, keepPlace, settleDelivery, waitOnceMore } from '../../store/messages/settle-delivery.ts'
import { findReach, markReached } from '../../store/people/reach.ts'
import type { World } from '../world.ts'
import { foldEarlier } from './fold-earlier.ts'
import { giveUpOn } from './give-up-on.ts'
import { canWait } from './good-hour.ts'
import { tellChannelRefused } from './tell-channel-refused.ts'

/** A place among the limits that lies so far back was missed: all that were missed at once must not go out at once. */
const missedMs = 5_000
/** A platform that takes nothing from us is tried again after this; until then all messages there wait. */
const cutOffMs = 60_000
/** How long a database that is away is waited for once something was sent; well within a job's time. */
const outlastMs = 30_000
/** Nobody goes back to the queue for less. */
const soonMs = 20

const noAccount: Sent = { kind: 'refused', reason: 'no-account', permanent: true }

/**
 * Sends one delivery, or replaces the message it names. Where the platform's limits leave no room it comes again when
 * its turn is; a 429 is waited out as told. A new message whose fate is unknown is written down as `unsure` and not sent
 * again. Where the platform refuses an account for good, the message goes to another account of the same person, and where
 * none is left the leads are told; where it takes nothing from us at all, that is nobody's fault, and all messages wait.
 */
export async function sendDelivery(world: World, id: string): Promise<Again | null> {
  const { database, messenger } = world
  const waiting = await findWaiting(database.prisma, id.split(' ')[0] ?? '', world.now())
  if (waiting === null) return null
  if (waiting.kind === 'unreadable') {
    world.troubles.note('deliver', { deliveryId: id }, new Error(waiting.error))
    return null
  }
  const { delivery } = waiting
  const { address } = delivery
  const to = await receiverOf(world, delivery)
  const limits = limitsOf(world, delivery, to)
  if (await isNight(world, delivery)) return null
  const inMs = await turnOf(world, waiting, limits)
  if (inMs > soonMs) return { kind: 'again', inMs }
  if (!(await beginSending(database.prisma, delivery))) return null
  const sent = address !== null ? await messenger.update(address, delivery.screen) : await sendTo(world, delivery, to)
  // Unwritten, all of this would be lost, and what was sent or refused for certain would be in doubt.
  const again = await outlast(() => writeDown(world, delivery, to, sent, limits), outlastMs)
  return again ? { kind: 'again', inMs: waitOf(sent) } : null
}

/** How sending went, and what follows from it. Returns whether it is to be tried again. Doing it twice is no harm. */
async function writeDown(
  world: World,
  delivery: Delivery,
  to: Sender | null,
  sent: Sent,
  limits: readonly Limit[],
): Promise<boolean> {
  const { database } = world
  const { address, postIn } = delivery
  if (sent.kind === 'limited') await closeBuckets(database.pool, limits, sent.retryAfterMs)
  if (sent.kind === 'cut-off') await closeBuckets(database.pool, limits, cutOffMs)
  const account = address === null && postIn === null ? to : null
  const isGone = sent.kind === 'refused' && sent.permanent
  const again = await inTransaction(database, async (tx) => {
    if (sent.kind === 'sent' && account !== null) await foldEarlier(world, tx, delivery, delivery.screen, sent.address)
    if (isGone && account !== null && (await giveUpOn(world, tx, account))) return await waitOnceMore(tx, delivery)
    return await settleDelivery(tx, delivery, sent, world.now())
  })
  if (sent.kind === 'sent' && account !== null) await markReached(database.prisma, account)
  if (isGone && postIn !== null) await tellChannelRefused(world, delivery, postIn)
  return again
}

function waitOf(sent: Sent): number {
  if (sent.kind === 'limited') return sent.retryAfterMs
  if (sent.kind === 'refused') return 0
  return sent.kind === 'cut-off' ? cutOffMs : missedMs
}

/**
 * Whether something that can wait would come at a bad time, since a limit or a failure held it up: then it is held until the
 * reader's next good one.
 */
async function isNight({ database, now }: World, { id, personId, screen, address }: Delivery): Promise<boolean> {
  if (address !== null || !canWait.has(screen.kind)) return false
  const until = await holdUntil(database.prisma, personId, now())
  if (until !== null) await holdMessage(database.prisma, id, until)
  return until !== null
}

/** The person's account, or the channel; null where a message is replaced, or the person has no account anywhere. */
async function receiverOf({ database }: World, delivery: Delivery): Promise<Sender | null> {
  const { address, postIn, personId, workspaceId } = delivery
  if (address !== null) return null
  return postIn === null ? await findReach(database.prisma, personId, workspaceId) : { workspaceId, externalId: postIn }
}

async function sendTo({ messenger }: World, { screen }: Delivery, to: Sender | null): Promise<Sent> {
  return to === null ? noAccount : await messenger.send(to, screen)
}

function limitsOf({ messenger }: World, { address }: Delivery, to: Sender | null): readonly Limit[] {
  if (address !== null) return messenger.limits.update(address)
  return to === null ? [] : messenger.limits.send(to)
}

/** How long a delivery has to wait for its turn; its place is taken and kept the first time. */
async function turnOf(world: World, { delivery, placeInMs }: Waiting, limits: readonly Limit[]): Promise<number> {
  const { pool, prisma } = world.database
  if (placeInMs !== null && placeInMs > soonMs) return placeInMs
  const hasPlace = placeInMs !== null && placeInMs > -missedMs
  if (hasPlace && (await closedForMs(pool, limits)) === 0) return 0
  const inMs = await takePlaces(pool, limits)
  if (inMs > soonMs) await keepPlace(prisma, delivery.id, inMs)
  return inMs
}

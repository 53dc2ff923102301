import type { Sent } from '../../domain/message.ts'
import type { Limit } from '../../domain/messages/limit.ts'
import type { Sender } from '../../domain/person.ts'
import type { Notice } from '../../domain/screens/notice.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { closeBuckets, closedForMs, takePlaces } from '../../store/db/buckets.ts'
import type { World } from '../world.ts'
import { busyNotice } from './platform-busy.ts'

type Limited = Extract<Sent, { readonly kind: 'limited' }>

/**
 * Calls the platform for somebody who waits. That goes before what waits in the queue, but while the platform has said to
 * wait nobody calls it; what it says now holds for all.
 */
export async function callNow<Done extends { readonly kind: string }>(
  { database: { pool } }: World,
  limits: readonly Limit[],
  call: () => Promise<Done | Limited>,
): Promise<Done | Limited> {
  const closedMs = await closedForMs(pool, limits)
  if (closedMs > 0) return { kind: 'limited', retryAfterMs: closedMs }
  await takePlaces(pool, limits)
  const done = await call()
  if (isLimited(done)) await closeBuckets(pool, limits, done.retryAfterMs)
  return done
}

function isLimited(done: { readonly kind: string }): done is Limited {
  return done.kind === 'limited'
}

/** Sends a message that somebody waits for. */
export async function sendNow(world: World, to: Sender, screen: Screen): Promise<Sent> {
  const { messenger } = world
  return await callNow(world, messenger.limits.send(to), () => messenger.send(to, screen))
}

/** What to tell whoever waits for a message that did not go out. */
export function notSent(sent: Exclude<Sent, { readonly kind: 'sent' }>): Notice {
  return sent.kind === 'limited' ? busyNotice(sent.retryAfterMs) : 'went-wrong'
}

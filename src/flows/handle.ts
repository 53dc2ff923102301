import type { Intent } from '../domain/intent.ts'
import type { MessageAddress } from '../domain/message.ts'
import type { Sender } from '../domain/person.ts'
import { type Reply, show } from './reply.ts'
import type { World } from './world.ts'

/** One thing a person asked, as a bot understood it. */
export type Request = {
  readonly who: Sender
  readonly intent: Intent
  /** The message whose button was clicked; null for commands and forms. */
  readonly message: MessageAddress | null
}

/** Answers any request. Throws only where a promise of ours is broken; the edge then shows `went-wrong`. */
export async function handle(_world: World, _request: Request): Promise<Reply> {
  return show({ kind: 'notice', notice: 'not-understood' })
}

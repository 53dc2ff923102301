import type { Intent } from '../domain/intents/intent.ts'
import type { MessageAddress } from '../domain/message.ts'
import type { Sender } from '../domain/person.ts'

/** One thing a person asked, as a bot understood it; `Request<'start'>` where it is known what. */
export type Request<Kind extends Intent['kind'] = Intent['kind']> = {
  readonly who: Sender
  readonly intent: Extract<Intent, { readonly kind: Kind }>
  /** The message whose button was clicked; null for commands and forms. */
  readonly message: MessageAddress | null
  /** When its answer is due, on `performance.now()`'s clock; left out: as for one that came in just now. */
  readonly dueAt?: number
}

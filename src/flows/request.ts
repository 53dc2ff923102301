import type { Intent } from '../domain/intents/intent.ts'
import type { MessageAddress } from '../domain/message.ts'
import type { Sender } from '../domain/person.ts'
import type { Reply } from './reply.ts'
import type { World } from './world.ts'

/** What only typed words ask: no button carries it, so it brings its flow along, and nothing else has to know of it. */
export type TypedIntent = {
  readonly kind: 'typed'
  /** The command's word, for the log. */
  readonly word: string
  readonly flow: (world: World, who: Sender) => Promise<Reply>
}

type Asked = Intent | TypedIntent

/** One thing a person asked, as a bot understood it; `Request<'start'>` where it is known what. */
export type Request<Kind extends Asked['kind'] = Asked['kind']> = {
  readonly who: Sender
  readonly intent: Extract<Asked, { readonly kind: Kind }>
  /** The message whose button was clicked; null for commands and forms. */
  readonly message: MessageAddress | null
  /** The message that stays whose button was clicked; only an answer of its own changes it. Left out: there is none. */
  readonly beside?: MessageAddress
  /** The message that stays was brought to whoever asked, who alone sees it. */
  readonly isOwn?: true
  /** The labels that are ticked beside the control, which stay so where the prompt stays; left out: none can be. */
  readonly ticked?: readonly number[]
  /** What the platform calls this very tap, each the same however often it is delivered; left out: it does not say. */
  readonly marks?: readonly string[]
  /** It was written in a window, and is no tap that could be a slip. */
  readonly isWritten?: true
  /** When its answer is due, on `performance.now()`'s clock; left out: as for one that came in just now. */
  readonly dueAt?: number
}

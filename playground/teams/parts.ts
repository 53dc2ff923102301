import type { Changes } from '../stand-in/changes.ts'
import type { FaultQueue } from '../stand-in/fault-queue.ts'
import type { FileBytes } from '../stand-in/file-bytes.ts'
import type { MessageClock } from '../stand-in/message-clock.ts'
import type { Dialogs } from './client/dialogs.ts'
import type { TypedInputs } from './client/typed-inputs.ts'
import { ConnectorError } from './connector/connector-error.ts'
import type { Fault, Operation } from './faults.ts'
import type { Journal } from './journal.ts'
import type { Person } from './person.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Conversation, TeamsState } from './teams-state.ts'
import type { TokenIssuer } from './tokens/token-issuer.ts'

/** Something that a person's client told them: a toast of the bot, or the client's own words on a failure. */
export type Notice = { readonly personId: string; readonly kind: 'toast' | 'failure'; readonly text: string }

/** How an invoke that got no answer in time, or none at all, is sent again. */
export type Redelivery = { readonly times: number; readonly id: 'same' | 'new' }

export type Bot = {
  /** The app id of the registration: the audience of tokens. */
  readonly appId: string
  readonly password: string
  readonly name: string
  /** `28:` and the app id. */
  readonly id: string
}

/** The inner parts of one stand-in, handed to whatever works on it. */
export type Parts = {
  readonly state: TeamsState
  readonly bot: Bot
  readonly botUrl: () => string
  /** The stand-in's own address without a slash at the end. */
  readonly url: () => string
  readonly serviceUrl: () => string
  readonly issuer: TokenIssuer
  readonly changes: Changes
  /** Told each time that an activity leaves for the bot. */
  readonly leaving: Changes
  readonly faults: FaultQueue<Fault> & { next(name: Operation, fault: Fault, times?: number): void }
  readonly files: FileBytes
  readonly journal: Journal
  readonly limits: RateLimits
  readonly dialogs: Dialogs
  readonly inputs: TypedInputs
  readonly notices: Notice[]
  /** Ids of people who blocked the bot. */
  readonly blocked: Set<string>
  readonly invokes: { timeoutMs: number; redelivery: Redelivery }
  readonly now: () => number
  readonly messageClock: MessageClock
  readonly nextId: () => string
}

/** @throws ConnectorError 404 */
export function conversationOf(parts: Parts, id: string): Conversation {
  const found = parts.state.conversations.find((it) => it.id === id)
  if (found === undefined) throw new ConnectorError(404, 'ConversationNotFound', `There is no conversation ${id}.`)
  return found
}

/** A person by `29:` id or AAD object id. @throws ConnectorError 404 */
export function personOf(parts: Parts, id: string): Person {
  const found = parts.state.people.find((it) => it.id === id || it.aadObjectId === id)
  if (found === undefined) throw new ConnectorError(404, 'MemberNotFoundInConversation', `Nobody has the id ${id}.`)
  return found
}

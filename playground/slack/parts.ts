import type { Changes } from '../stand-in/changes.ts'
import type { FileBytes } from '../stand-in/file-bytes.ts'
import type { MessageClock } from '../stand-in/message-clock.ts'
import type { Faults } from './faults.ts'
import type { Inputs } from './inputs.ts'
import type { Journal } from './journal.ts'
import type { Person } from './person.ts'
import type { RateLimits } from './rate-limits.ts'
import type { ResponseUrls } from './response-urls.ts'
import { SlackError } from './slack-error.ts'
import type { TriggerIds } from './trigger-ids.ts'
import type { ViewStacks } from './view-stacks.ts'
import type { Channel, WorkspaceState } from './workspace-state.ts'

/** What the app may do at the moment; tests change it. */
type Access = {
  tokenRevoked: boolean
  messagesTab: boolean
  /** People who removed the app, with the error that posting to them gives. */
  readonly blocked: Map<string, string>
}

/** Something that went wrong in front of a person: the client's own words, not the app's. */
type Notice = { readonly personId: string; readonly at: Date; readonly text: string }

/** The inner parts of one workspace, handed to whatever works on it. */
export type Parts = {
  readonly state: WorkspaceState
  readonly access: Access
  readonly notices: Notice[]
  readonly changes: Changes
  /** Told each time that a request leaves for the app. */
  readonly leaving: Changes
  readonly faults: Faults
  readonly files: FileBytes
  readonly inputs: Inputs
  readonly journal: Journal
  readonly limits: RateLimits
  readonly responseUrls: ResponseUrls
  readonly triggers: TriggerIds
  readonly views: ViewStacks
  readonly now: () => number
  readonly messageClock: MessageClock
  readonly nextTs: () => string
  /** The stand-in's own address without a slash at the end. */
  readonly url: () => string
  readonly eventsUrl: () => string
  readonly botToken: string
  /** The slash commands that the app has. */
  readonly commands: ReadonlySet<string>
  /** What the token may do. */
  readonly scopes: ReadonlySet<string>
  readonly signingSecret: string
  readonly ackTimeoutMs: number
  readonly eventRetryDelaysMs: readonly number[]
  /** Work going on behind the scenes (event retries), to wait for. */
  readonly background: Set<Promise<unknown>>
}

/** @throws SlackError `user_not_found` */
export function personOf(parts: Parts, id: string): Person {
  const person = parts.state.people.find((it) => it.id === id)
  if (person === undefined) throw new SlackError('user_not_found')
  return person
}

/** @throws SlackError `channel_not_found` */
export function channelOf(parts: Parts, id: string): Channel {
  const channel = parts.state.channels.find((it) => it.id === id)
  if (channel === undefined) throw new SlackError('channel_not_found')
  return channel
}

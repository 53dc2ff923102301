import type { Campaign } from '../domain/campaign.ts'
import type { MessageAddress, Sent } from '../domain/message.ts'
import type { Limit } from '../domain/messages/limit.ts'
import type { Profile, Sender } from '../domain/person.ts'
import type { HomeScreen } from '../domain/screens/home-screen.ts'
import type { Screen } from '../domain/screens/screen.ts'
import type { TaskTypeName } from '../domain/task-types/task-types.ts'
import type { Database, Tx } from '../store/db/database.ts'
import type { Jobs } from '../store/db/jobs.ts'
import type { FiguresWait } from './timing/figures-wait.ts'
import type { Troubles } from './timing/troubles.ts'

/** What flows need of a platform beside replies to clicks. */
export type Messenger = {
  /** A new direct message. */
  send(to: Sender, screen: Screen): Promise<Sent>
  /** Replaces a message that was sent before. */
  update(address: MessageAddress, screen: Screen): Promise<Sent>
  /** New files in a direct message, with what the screen's title says beside them; or the offer of them. */
  sendFiles(to: Sender, files: readonly FileToSend[], screen: Screen): Promise<FilesSent>
  /** Puts a file where the platform takes it, once somebody has agreed to the offer of it. */
  putFile(to: Sender, file: FileToSend, place: FilePlace): Promise<FilePut>
  /** Draws an account's own page of the app. */
  publishHome(who: Sender, screen: HomeScreen): Promise<HomePublished>
  /** Asks the platform who an account is. */
  lookUp(who: Sender): Promise<LookedUp>
  /** What each of these calls counts against; whoever calls takes a place in all of them first. */
  readonly limits: {
    send(to: Sender): readonly Limit[]
    update(address: MessageAddress): readonly Limit[]
    lookUp(who: Sender): readonly Limit[]
    publishHome(who: Sender): readonly Limit[]
  }
}

/** `none`: there is no such account, or it was closed. `not-added`: the app was not added for it. `limited`: the platform says to wait. */
export type LookedUp =
  | { readonly kind: 'found'; readonly profile: Profile }
  | { readonly kind: 'none' | 'not-added' | 'no-answer' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }

/** Drawing a page again does no harm. */
export type HomePublished = Exclude<Sent, { readonly kind: 'sent' }> | { readonly kind: 'sent' }

/** A file on this machine's disk, what it is called where it arrives, and what an answer to its offer brings back. */
export type FileToSend = { readonly id: string; readonly name: string; readonly path: string }

type NotSent = Exclude<Sent, { readonly kind: 'sent' }>

/** `offered`: these files will go once the person agrees to it; `rest` is what kept others from being offered. */
export type FilesSent =
  | NotSent
  | { readonly kind: 'sent' }
  | { readonly kind: 'offered'; readonly ids: readonly string[]; readonly rest: NotSent | null }

export type FilePut = NotSent | { readonly kind: 'sent' }

/** Where a platform takes a file that somebody agreed to, in terms that it alone reads. */
export type FilePlace = Readonly<Record<string, string>>

/** What every flow is handed: the database, the time, fresh ids, and the ways out of the process. */
export type World = {
  readonly database: Database
  readonly jobs: Jobs
  readonly messenger: Messenger
  /** The domain's clock. Transport (signatures, retries) runs on wall time and never asks this one. */
  now(): Date
  /** UUID v7. */
  newId(): string
  /** Seeds what must not be guessed: an HMAC of the text under a key of this installation, as hex. */
  secretSeed(text: string): string
  /** Where people's browsers reach this process, without a slash at the end; null where they cannot. */
  readonly publicUrl: string | null
  /** A campaign as it is at this version; kept in memory, since a version never changes. */
  campaignAt(tx: Tx, campaignId: string, version: number): Promise<Campaign | null>
  /** What the buttons say that may stand beside labels: no label may be called the same, or it would be taken for one. */
  besideLabels(taskType: TaskTypeName): readonly string[]
  readonly figuresWaitMs: FiguresWait
  /** What failed lately of the clock's work. */
  readonly troubles: Troubles
}

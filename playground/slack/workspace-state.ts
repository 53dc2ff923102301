import type { Block } from './blocks/block.ts'
import type { PersonSeed } from './person.ts'
import { type Person, personFrom } from './person.ts'

export type Metadata = { readonly event_type: string; readonly event_payload: Record<string, unknown> }

/** A message as stored. `ts` names it within its channel. */
export type Message = {
  readonly ts: string
  readonly channel: string
  /** The author's user id: the app's bot, Slackbot, or a person. */
  readonly user: string
  readonly text: string
  readonly blocks: readonly Block[]
  readonly metadata: Metadata | null
  readonly editedTs: string | null
  /** The only person who sees it (ephemeral), or null. */
  readonly onlyFor: string | null
  readonly fileIds: readonly string[]
  readonly threadTs: string | null
}

export type Channel = {
  readonly id: string
  readonly name: string
  readonly kind: 'im' | 'public'
  /** User ids, the app's bot among them where it was added. */
  readonly members: readonly string[]
}

/** A file's description; its bytes are kept apart. */
export type StoredFile = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly mimetype: string
  readonly user: string
  readonly size: number
  readonly createdMs: number
  readonly altText: string
}

/** A modal or Home tab as shown, with what Slack adds to the app's draft. */
export type ShownView = {
  readonly id: string
  readonly type: 'modal' | 'home'
  readonly callbackId: string
  readonly privateMetadata: string
  readonly externalId: string
  readonly title: string
  readonly submit: string | null
  readonly close: string | null
  readonly blocks: readonly Block[]
  readonly hash: string
  readonly rootViewId: string
  readonly previousViewId: string | null
  readonly clearOnClose: boolean
  readonly notifyOnClose: boolean
  /** Field errors by block id, from the app or from Slack's own checks. */
  readonly errors: Readonly<Record<string, string>>
}

/** All that is kept between two starts. */
export type WorkspaceState = {
  readonly team: {
    readonly id: string
    readonly name: string
    readonly domain: string
    /** Of the Enterprise Grid that the workspace belongs to; absent for none. */
    readonly enterpriseId?: string
  }
  readonly people: Person[]
  readonly channels: Channel[]
  readonly messages: Record<string, Message[]>
  readonly files: Record<string, StoredFile>
  readonly homes: Record<string, ShownView>
  /** Per person and channel, the `ts` of the last message read. */
  readonly lastRead: Record<string, Record<string, string>>
}

/** The app as the workspace knows it. */
export const app = {
  id: 'A0LABELBREAK',
  name: 'Labelbreak',
  botUserId: 'U0LABELBREAKBOT',
  botId: 'B0LABELBREAK',
  verificationToken: 'stand-in-verification-token',
} as const

export const slackbotId = 'USLACKBOT'

export function dmChannelId(personId: string): string {
  return `D${personId.slice(1)}`
}

/** The workspace as it was saved, with people who have come since. */
export function withNewcomers(saved: WorkspaceState, people: readonly PersonSeed[]): WorkspaceState {
  const all = people.map((seed) => personFrom(seed, saved.team.id))
  const newcomers = all.filter((person) => !saved.people.some((it) => it.id === person.id))
  return {
    ...saved,
    people: [...saved.people, ...newcomers],
    channels: [...saved.channels, ...newcomers.map((person) => dmChannel(person))],
  }
}

export function newWorkspaceState(
  people: readonly PersonSeed[],
  teamId: string,
  enterpriseId?: string,
): WorkspaceState {
  const all = people.map((seed) => personFrom(seed, teamId))
  const members = all.filter((person) => !person.deleted).map((person) => person.id)
  return {
    team: {
      id: teamId,
      name: 'Northwind Legal',
      domain: 'northwind-legal',
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
    },
    people: all,
    channels: [
      { id: 'C0GENERAL', name: 'contract-review', kind: 'public', members: [...members, app.botUserId] },
      ...all.map((person) => dmChannel(person)),
    ],
    messages: {},
    files: {},
    homes: {},
    lastRead: {},
  }
}

function dmChannel(person: Person): Channel {
  return { id: dmChannelId(person.id), name: 'directmessage', kind: 'im', members: [person.id, app.botUserId] }
}

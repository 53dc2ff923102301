import type { Json } from './json.ts'
import { type Person, type PersonSeed, personFrom } from './person.ts'

export type Attachment = {
  readonly contentType: string
  readonly content?: Json
  readonly contentUrl?: string
  readonly name?: string
}

export type Conversation = {
  readonly id: string
  readonly type: 'personal' | 'groupChat' | 'channel'
  /** Null for personal chats. */
  readonly name: string | null
  readonly tenantId: string
  /** The team that a channel belongs to. */
  readonly teamId: string | null
  /** Account ids of people. */
  readonly members: readonly string[]
}

/** A message as stored. Ids are unique over all conversations. */
export type Message = {
  readonly id: string
  readonly conversationId: string
  /** In a channel, the message that opened the thread (itself included); elsewhere null. */
  readonly threadId: string | null
  /** Account id of a person, or of the bot. */
  readonly from: string
  readonly text: string
  /** What a notification says of a message that is a card. */
  readonly summary: string
  readonly attachments: readonly Attachment[]
  readonly atMs: number
  readonly editedAtMs: number | null
}

/** A file's description; its bytes are kept apart. */
export type StoredFile = {
  readonly id: string
  readonly name: string
  /** Bytes that are there. */
  size: number
  /** All bytes have come. */
  whole: boolean
}

/** All that is kept between two starts. */
export type TeamsState = {
  readonly tenantId: string
  /** PKCS 8, PEM. Kept, because a bot that goes on running knows the public half for a day. */
  readonly signingKey: string
  readonly people: Person[]
  readonly conversations: Conversation[]
  /** Ids of conversations that the bot is installed in. */
  readonly installed: string[]
  readonly messages: Record<string, Message[]>
  /** Cards that the bot gave in answer to a click, by message and then by person and client. */
  readonly views: Record<string, Record<string, Json>>
  /** Ids of messages whose file consent was answered. */
  readonly consents: string[]
  readonly files: Record<string, StoredFile>
  /** By person and conversation: the id of the last message that the person has seen. */
  readonly lastRead: Record<string, Record<string, string>>
}

export const groupChatId = '19:contract-reviewers@thread.v2'
export const channelId = '19:contract-review@thread.tacv2'

export function newTeamsState(people: readonly PersonSeed[], tenantId: string, signingKey: string): TeamsState {
  const all = people.map((seed) => personFrom(seed, tenantId))
  const members = all.filter((person) => person.tenantId === tenantId).map((person) => person.id)
  return {
    tenantId,
    signingKey,
    people: all,
    conversations: [
      { id: channelId, type: 'channel', name: 'Contract review', tenantId, teamId: '19:legal@thread.tacv2', members },
      { id: groupChatId, type: 'groupChat', name: 'Contract reviewers', tenantId, teamId: null, members },
      ...all.map((person) => personalChat(person)),
    ],
    installed: [],
    messages: {},
    views: {},
    consents: [],
    files: {},
    lastRead: {},
  }
}

/** The state as it was saved, with people who have come since. */
export function withNewcomers(saved: TeamsState, people: readonly PersonSeed[]): TeamsState {
  const newcomers = people
    .map((seed) => personFrom(seed, saved.tenantId))
    .filter((person) => !saved.people.some((it) => it.id === person.id))
  return {
    ...saved,
    people: [...saved.people, ...newcomers],
    conversations: [...saved.conversations, ...newcomers.map((person) => personalChat(person))],
  }
}

export function personalChatId(person: Person): string {
  return `a:1${person.id.slice(4, 40)}`
}

function personalChat(person: Person): Conversation {
  return {
    id: personalChatId(person),
    type: 'personal',
    name: null,
    tenantId: person.tenantId,
    teamId: null,
    members: [person.id],
  }
}

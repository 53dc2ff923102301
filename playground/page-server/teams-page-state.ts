import { actionsIn, inputsIn, picturesIn } from '../teams/client/card-parts.ts'
import { consentType } from '../teams/connector/read-message.ts'
import type { Seen } from '../teams/driver/person-driver.ts'
import { type Json, listAt } from '../teams/json.ts'
import type { Person } from '../teams/person.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'
import type { Conversation } from '../teams/teams-state.ts'
import { unreadInTeams } from './teams-unread.ts'

export type TeamsMessage = {
  readonly id: string
  /** A person's account id, or the bot's. */
  readonly from: string
  readonly text: string
  /** What Teams puts on a notification in place of a card. */
  readonly summary: string
  readonly atMs: number
  readonly isEdited: boolean
  /** With the place of each action in reading order as its id: so the page says which was pressed. */
  readonly card: Json | null
  readonly consent: { readonly name: string; readonly isAnswered: boolean } | null
  readonly files: readonly { readonly name: string; readonly url: string | null }[]
}
export type TeamsConversation = Pick<Conversation, 'id' | 'type' | 'name'> & {
  readonly isInstalled: boolean
  readonly unread: number
  /** The id of the last message that the person has seen, or ''. */
  readonly readId: string
  readonly messages: readonly TeamsMessage[]
}

/** All that the page's Teams view shows for one person. */
export type TeamsPageState = {
  readonly me: Person
  /** The time zone that the person's clock shows. */
  readonly zone: string
  readonly bot: { readonly id: string; readonly name: string }
  readonly people: readonly Person[]
  readonly conversations: readonly TeamsConversation[]
  readonly dialog: { readonly title: string; readonly card: Json } | null
  /** What the client told this person; `id` grows. */
  readonly notices: readonly { readonly id: number; readonly text: string }[]
}

const shownMessages = 80

/** @returns null when nobody is called so */
export function teamsPageState(teams: TeamsPlatform, name: string, zone: string): TeamsPageState | null {
  const { state, bot, notices } = teams.parts
  if (!state.people.some((person) => person.handle === name)) return null
  const driver = teams.as(name)
  const me = driver.person
  const mine = state.conversations.filter((it) => it.members.includes(me.id))
  const dialog = driver.dialog()
  return {
    me,
    zone,
    bot: { id: bot.id, name: bot.name },
    people: state.people,
    conversations: mine.toReversed().map((it) => ({
      id: it.id,
      type: it.type,
      name: it.name,
      unread: unreadInTeams(teams.parts, name, it.id),
      readId: state.lastRead[me.id]?.[it.id] ?? '',
      isInstalled: state.installed.includes(it.id),
      messages: driver.messages(it.id, shownMessages).map((message) => pageMessage(teams, message)),
    })),
    dialog: dialog === null ? null : { title: dialog.title, card: forPage(teams, dialog.card) },
    notices: notices.flatMap(({ text, personId }, id) => (personId === me.id ? [{ id, text }] : [])).slice(-5),
  }
}

function pageMessage(teams: TeamsPlatform, message: Seen): TeamsMessage {
  const consent = message.attachments.find((it) => it.contentType === consentType)
  const files = message.attachments.filter((it) => it.name !== undefined && it !== consent)
  return {
    id: message.id,
    from: message.from,
    text: message.text,
    summary: message.summary,
    atMs: message.atMs,
    isEdited: message.editedAtMs !== null,
    card: message.card === null ? null : forPage(teams, message.card),
    consent:
      consent === undefined
        ? null
        : { name: consent.name ?? '', isAnswered: teams.parts.state.consents.includes(message.id) },
    files: files.map(({ name = '', contentUrl = '' }) => ({
      name,
      url: contentUrl.startsWith(`${teams.url}/download/`) ? contentUrl : null,
    })),
  }
}

/** Actions get their place as their id, pictures come by the playground, and people pickers, which Teams fills by itself, everybody as choices. */
function forPage(teams: TeamsPlatform, card: Json): Json {
  const copy = structuredClone(card)
  for (const [at, action] of actionsIn(copy).entries()) Object.assign(action, { id: `action ${at}` })
  for (const picture of picturesIn(copy)) {
    Object.assign(picture, { url: `/play/image?url=${encodeURIComponent(String(picture.url))}` })
  }
  const everybody = teams.parts.state.people.map(({ name, aadObjectId }) => ({ title: name, value: aadObjectId }))
  for (const input of inputsIn(copy)) {
    if (input['choices.data'] === undefined) continue
    Object.assign(input, { 'choices.data': undefined, choices: [...listAt(input, 'choices'), ...everybody] })
  }
  return copy
}

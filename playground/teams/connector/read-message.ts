import { cardProblem } from '../cards/card-problem.ts'
import { isObject, type Json, listAt, objectAt, textAt } from '../json.ts'
import { type Parts, personOf } from '../parts.ts'
import type { Attachment, Conversation } from '../teams-state.ts'
import { badSyntax, ConnectorError } from './connector-error.ts'

export const cardType = 'application/vnd.microsoft.card.adaptive'
export const consentType = 'application/vnd.microsoft.teams.card.file.consent'
const fileInfoType = 'application/vnd.microsoft.teams.card.file.info'
const maxBytes = 100 * 1024

export type Said = { readonly text: string; readonly summary: string; readonly attachments: readonly Attachment[] }

/**
 * What an activity of the bot says.
 * @throws ConnectorError 400 with the reason where a client could not draw it, 413 where it is too large
 */
export function readMessage(parts: Parts, conversation: Conversation, activity: Json): Said {
  if (activity.type !== 'message') throw badSyntax(`type is ${JSON.stringify(activity.type)}, not "message"`)
  const bytes = Buffer.byteLength(JSON.stringify(activity))
  if (bytes > maxBytes) throw new ConnectorError(413, 'MessageSizeTooBig', `the message has ${bytes} bytes`)
  const text = textAt(activity, 'text') ?? ''
  const attachments = listAt(activity, 'attachments').map((it) => readAttachment(conversation, it))
  if (text === '' && attachments.length === 0) throw badSyntax('the message has neither text nor attachments')
  checkMentions(parts, listAt(activity, 'entities'), text)
  for (const { content } of attachments) {
    checkMentions(parts, listAt(objectAt(content ?? {}, 'msteams') ?? {}, 'entities'), JSON.stringify(content ?? {}))
  }
  return { text, summary: textAt(activity, 'summary') ?? '', attachments }
}

function readAttachment(conversation: Conversation, given: unknown): Attachment {
  if (!isObject(given)) throw badSyntax('an attachment is no object')
  const contentType = textAt(given, 'contentType')
  const content = objectAt(given, 'content') ?? {}
  switch (contentType) {
    case cardType: {
      const problem = cardProblem(given.content)
      if (problem !== null) throw badSyntax(`bad card: ${problem}`)
      return { contentType, content }
    }
    case consentType:
    case fileInfoType: {
      if (conversation.type !== 'personal') throw badSyntax('files are sent in personal chats only')
      const name = textAt(given, 'name')
      if (name === null) throw badSyntax('the file has no name')
      if (contentType === consentType && typeof content.sizeInBytes !== 'number')
        throw badSyntax('sizeInBytes is missing')
      return { contentType, content, name, contentUrl: textAt(given, 'contentUrl') ?? '' }
    }
    default:
      throw badSyntax(`attachments of type ${contentType} are not drawn`)
  }
}

/** A mention whose text does not stand in the message, or of nobody, makes Teams refuse the whole. */
function checkMentions(parts: Parts, entities: readonly unknown[], text: string): void {
  for (const entity of entities) {
    if (!isObject(entity) || entity.type !== 'mention') continue
    const shown = textAt(entity, 'text') ?? ''
    if (shown === '' || !text.includes(shown)) throw badSyntax(`the mention ${shown} does not stand in the text`)
    const id = textAt(objectAt(entity, 'mentioned') ?? {}, 'id') ?? ''
    if (id !== parts.bot.id) personOf(parts, id)
  }
}

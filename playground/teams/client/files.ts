import { randomUUID } from 'node:crypto'
import { consentType } from '../connector/read-message.ts'
import type { Outcome } from '../deliver.ts'
import type { Parts } from '../parts.ts'
import type { Person } from '../person.ts'
import type { Attachment, Message } from '../teams-state.ts'
import { invoke } from './invoke.ts'
import type { Place } from './place.ts'

/** Keeps a file that a person attaches, and gives the attachment that the bot gets: an address to load it from. */
export async function attachFile(parts: Parts, name: string, content: string | Buffer): Promise<Attachment> {
  const bytes = Buffer.from(content)
  const id = randomUUID()
  parts.state.files[id] = { id, name, size: bytes.length, whole: true }
  await parts.files.keep(id, bytes)
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name,
    contentUrl: `${parts.url()}/personal/${encodeURIComponent(name)}`,
    content: { downloadUrl: `${parts.url()}/download/${id}`, uniqueId: id, fileType: extensionOf(name) },
  }
}

/**
 * Answers a file consent card; with `accept` the bot gets an address to upload to. Its buttons stay as they are until the bot
 * replaces the message, so it can be answered again, each time with another address.
 */
export async function answerConsent(
  parts: Parts,
  person: Person,
  place: Place,
  message: Message,
  answer: 'accept' | 'decline',
): Promise<Outcome> {
  const card = message.attachments.find((it) => it.contentType === consentType)
  if (card === undefined) throw new RangeError(`message ${message.id} asks for no consent`)
  if (!parts.state.consents.includes(message.id)) parts.state.consents.push(message.id)
  const name = card.name ?? ''
  const context = card.content?.[`${answer}Context`]
  const id = randomUUID()
  if (answer === 'accept') parts.state.files[id] = { id, name, size: 0, whole: false }
  const uploadInfo = {
    contentUrl: `${parts.url()}/download/${id}`,
    name,
    uploadUrl: `${parts.url()}/upload/${id}`,
    uniqueId: id,
    fileType: extensionOf(name),
  }
  const value = { type: 'fileUpload', action: answer, context, ...(answer === 'accept' ? { uploadInfo } : {}) }
  return invoke(parts, person, place, 'fileConsent/invoke', value, message.id)
}

function extensionOf(name: string): string {
  return name.split('.').at(-1) ?? ''
}

import { stat } from 'node:fs/promises'
import type { Sender } from '../../../domain/person.ts'
import type { FilePlace, FilePut, FilesSent, FileToSend } from '../../../flows/world.ts'
import type { Log } from '../../edge/log.ts'
import { said } from '../../words/said.ts'
import type { Calls } from './calls.ts'
import { putBytes } from './put-bytes.ts'
import type { TeamsWorkspace } from './workspace.ts'

const offerType = 'application/vnd.microsoft.teams.card.file.consent'
const infoType = 'application/vnd.microsoft.teams.card.file.info'

/** Teams takes a file after its person's consent alone: each is offered by a card of Teams' own, in their chat with the app. */
export async function offerFiles(
  calls: Calls,
  workspace: TeamsWorkspace,
  to: Sender,
  files: readonly FileToSend[],
  words: string,
): Promise<FilesSent> {
  const chat = await calls.chatWith(workspace, to)
  if (typeof chat !== 'string') return chat
  const ids: string[] = []
  for (const { id, name, path } of files) {
    const context = { file: id }
    const content = {
      description: said.exporting.offer(formatIn(id), words),
      sizeInBytes: (await stat(path)).size,
      acceptContext: context,
      declineContext: context,
    }
    const summary = said.exporting.offered(name)
    const sent = await calls.post(workspace, chat, { summary, attachment: { contentType: offerType, name, content } })
    if (sent.kind !== 'sent') return { kind: 'offered', ids, rest: sent }
    ids.push(id)
  }
  return { kind: 'offered', ids, rest: null }
}

/** Puts the bytes where Teams said, and shows the file in the chat. */
export async function putFile(
  calls: Calls,
  workspace: TeamsWorkspace,
  log: Log,
  to: Sender,
  file: FileToSend,
  { uploadUrl = '', contentUrl = '', name = file.name, uniqueId = '', fileType = '' }: FilePlace,
): Promise<FilePut> {
  const put = await putBytes(uploadUrl, file.path)
  if (put.kind !== 'sent') return put
  const chat = await calls.chatWith(workspace, to)
  const attachment = { contentType: infoType, contentUrl, name, content: { uniqueId, fileType } }
  const shown =
    typeof chat === 'string'
      ? await calls.post(workspace, chat, { summary: said.exporting.there(name), attachment })
      : chat
  // It is there whether or not it is shown.
  if (shown.kind !== 'sent') log.warn({ shown: shown.kind, workspace: workspace.id }, 'sent file was not shown')
  return put
}

function formatIn(fileId: string): string {
  return fileId.split(' ')[1] ?? ''
}

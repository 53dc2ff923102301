import { WebClient } from '@slack/web-api'
import type { Sender } from '../../../domain/person.ts'
import type { FilesSent, FileToSend } from '../../../flows/world.ts'
import type { Log } from '../../edge/log.ts'
import { backgroundOptions } from './clients.ts'
import { sentDespite } from './sent.ts'
import type { SlackWorkspace } from './workspace.ts'

/** Large files take their time. */
const timeoutMs = 10 * 60_000

/**
 * Puts files into the direct message with somebody; the words stand beside them. Opening the
 * conversation changes nothing, so only the upload itself can be in doubt.
 */
export async function sendFiles(
  { botToken }: SlackWorkspace,
  apiUrl: string | null,
  log: Log,
  to: Sender,
  files: readonly FileToSend[],
  words: string,
): Promise<FilesSent> {
  const client = new WebClient(botToken, { ...backgroundOptions(apiUrl, log), timeout: timeoutMs })
  const channel = await openDirectMessage(client, to)
  if (typeof channel !== 'string') return channel
  try {
    await client.files.uploadV2({
      channel_id: channel,
      initial_comment: words,
      file_uploads: files.map(({ name, path }) => ({ file: path, filename: name })),
    })
    return { kind: 'sent' }
  } catch (error) {
    return sentDespite(error, false)
  }
}

/** Files need the id of a conversation, where messages do with that of a user. */
async function openDirectMessage(
  client: WebClient,
  to: Sender,
): Promise<string | Exclude<FilesSent, { kind: 'sent' }>> {
  try {
    const { channel } = await client.conversations.open({ users: to.externalId })
    return channel?.id ?? { kind: 'refused', reason: 'no-conversation', permanent: false }
  } catch (error) {
    return sentDespite(error, true)
  }
}

import { readNewSaid, readSaid } from '../compose.ts'
import { editMessage, messageOf, postMessage, removeMessage } from '../messages.ts'
import type { Parts } from '../parts.ts'
import { SlackError } from '../slack-error.ts'

/**
 * Does what an app posts to a response URL: replace or delete the message that was clicked, or say something new, to that
 * person alone unless `response_type` is `in_channel`.
 *
 * @throws SlackError as the URL's life and the blocks allow; HTTP 404 for a spent URL or a message that is gone
 */
export async function postToResponseUrl(
  parts: Parts,
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<object> {
  const { personId, channel, messageTs } = parts.responseUrls.use(path)
  if (messageTs !== null && (body.replace_original === true || body.delete_original === true)) {
    const message = originalOf(parts, channel, messageTs)
    if (body.delete_original === true) {
      removeMessage(parts, message)
      return { ok: true }
    }
    const { hasAttachments: _, ...change } = readSaid(body)
    if ((change.text ?? '') === '' && (change.blocks ?? []).length === 0) throw new SlackError('no_text')
    editMessage(parts, message, { blocks: [], ...change })
    return { ok: true }
  }
  const onlyFor = body.response_type === 'in_channel' ? null : personId
  postMessage(parts, { channel, onlyFor }, readNewSaid(body))
  return { ok: true }
}

function originalOf(parts: Parts, channel: string, ts: string) {
  try {
    return messageOf(parts, channel, ts)
  } catch {
    throw new SlackError('message_not_found', { status: 404 })
  }
}

import { fileInfo } from '../files.ts'
import type { Parts } from '../parts.ts'
import { app, type Message } from '../workspace-state.ts'

/** A message as apps get to see it. */
export function messageOutput(parts: Parts, message: Message): object {
  const { team, files } = parts.state
  const attached = message.fileIds.flatMap((id) => files[id] ?? [])
  return {
    type: 'message',
    ...(message.user === app.botUserId ? { bot_id: app.botId, app_id: app.id } : {}),
    user: message.user,
    ts: message.ts,
    team: team.id,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.metadata === null ? {} : { metadata: message.metadata }),
    ...(message.editedTs === null ? {} : { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(attached.length > 0 ? { files: attached.map((file) => fileInfo(file, team.id, parts.url())) } : {}),
  }
}

import { z } from 'zod'
import { fromJson, readNewSaid } from '../compose.ts'
import { channelToPostTo } from '../conversations.ts'
import { describeFile, fileInfo } from '../files.ts'
import { postMessage } from '../messages.ts'
import { SlackError } from '../slack-error.ts'
import { app } from '../workspace-state.ts'
import { type Method, optionalText, textArg } from './method.ts'

const completed = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.info': (parts, args) => {
    const file = parts.state.files[textArg(args, 'file')]
    if (file === undefined) throw new SlackError('file_not_found')
    return { file: fileInfo(file, parts.state.team.id, parts.url()), comments: [] }
  },

  'files.getUploadURLExternal': (parts, args) => {
    const length = Number(args.length)
    if (!(length > 0)) throw new SlackError('invalid_arguments')
    const described = describeFile(textArg(args, 'filename'), app.botUserId, length, parts.now())
    const file = { ...described, altText: optionalText(args, 'alt_txt') ?? optionalText(args, 'alt_text') ?? '' }
    parts.state.files[file.id] = file
    return { upload_url: `${parts.url()}/upload/v1/${file.id}`, file_id: file.id }
  },

  'files.completeUploadExternal': async (parts, args) => {
    const parsed = completed.safeParse(fromJson(args.files))
    if (!parsed.success) throw new SlackError('invalid_arguments')
    const files = []
    for (const { id, title } of parsed.data) {
      const file = parts.state.files[id]
      if (file === undefined || (await parts.files.read(id)) === null) throw new SlackError('file_not_found')
      files.push({ ...file, title: title ?? file.title })
    }
    for (const file of files) parts.state.files[file.id] = file
    const channelId = optionalText(args, 'channel_id')
    if (channelId !== null) {
      const channel = channelToPostTo(parts, channelId)
      const text = optionalText(args, 'initial_comment') ?? ''
      const said = args.blocks === undefined ? { text, blocks: [], metadata: null } : readNewSaid({ ...args, text })
      const where = { channel: channel.id, fileIds: files.map((file) => file.id) }
      postMessage(parts, { ...where, threadTs: optionalText(args, 'thread_ts') }, said)
    }
    return { files: files.map((file) => fileInfo(file, parts.state.team.id, parts.url())) }
  },
}

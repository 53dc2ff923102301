import { readNewSaid, readSaid } from '../compose.ts'
import { channelToPostTo } from '../conversations.ts'
import { editMessage, messageOf, postMessage, removeMessage } from '../messages.ts'
import { channelOf, type Parts } from '../parts.ts'
import { SlackError } from '../slack-error.ts'
import { app, type Message } from '../workspace-state.ts'
import { messageOutput } from './message-output.ts'
import { type Args, type Method, optionalText, textArg } from './method.ts'

/** `chat.update` refuses longer texts, counted in bytes, where `chat.postMessage` cuts them. */
const maxUpdateBytes = 4000

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': (parts, args) => {
    const channel = channelToPostTo(parts, textArg(args, 'channel'))
    const where = { channel: channel.id, threadTs: optionalText(args, 'thread_ts') }
    const message = postMessage(parts, where, readNewSaid(args))
    return { channel: channel.id, ts: message.ts, message: messageOutput(parts, message) }
  },

  'chat.postEphemeral': (parts, args) => {
    const channel = channelToPostTo(parts, textArg(args, 'channel'))
    const onlyFor = textArg(args, 'user')
    if (!channel.members.includes(onlyFor)) throw new SlackError('user_not_in_channel')
    const message = postMessage(parts, { channel: channel.id, onlyFor }, readNewSaid(args))
    return { message_ts: message.ts }
  },

  'chat.update': (parts, args) => {
    const old = ownMessage(parts, args, 'cant_update_message')
    channelToPostTo(parts, old.channel)
    const { hasAttachments, ...change } = readSaid(args)
    const { text, blocks } = change
    if (Buffer.byteLength(text ?? '') > maxUpdateBytes) throw new SlackError('msg_too_long')
    if ((text ?? '') === '' && (blocks ?? old.blocks).length === 0 && !hasAttachments) throw new SlackError('no_text')
    const message = editMessage(parts, old, change)
    return { channel: message.channel, ts: message.ts, text: message.text, message: messageOutput(parts, message) }
  },

  'chat.delete': (parts, args) => {
    const message = ownMessage(parts, args, 'cant_delete_message')
    removeMessage(parts, message)
    return { channel: message.channel, ts: message.ts }
  },
}

function ownMessage(parts: Parts, args: Args, refusal: string): Message {
  const message = messageOf(parts, channelOf(parts, textArg(args, 'channel')).id, textArg(args, 'ts'))
  if (message.onlyFor !== null) throw new SlackError('message_not_found')
  if (message.user !== app.botUserId) throw new SlackError(refusal)
  return message
}

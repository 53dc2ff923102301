import { channelOf, type Parts, personOf } from './parts.ts'
import { SlackError } from './slack-error.ts'
import { app, type Channel, dmChannelId } from './workspace-state.ts'

/**
 * The channel between the app and a person.
 * @throws SlackError `user_not_found`, `cannot_dm_bot`, `user_disabled`, or `user_not_visible` for who blocked the app
 */
export function openDm(parts: Parts, personId: string): Channel {
  const person = personOf(parts, personId)
  if (person.isBot) throw new SlackError('cannot_dm_bot')
  if (person.deleted) throw new SlackError('user_disabled')
  if (parts.access.blocked.has(personId)) throw new SlackError('user_not_visible')
  return channelOf(parts, dmChannelId(personId))
}

/**
 * The channel that a message may go to; a user id stands for the direct message.
 * @throws SlackError as `openDm`, or `channel_not_found`, `not_in_channel`, `messages_tab_disabled`, or what blocking gives
 */
export function channelToPostTo(parts: Parts, id: string): Channel {
  const channel = /^[UW]/.test(id) ? openDm(parts, id) : channelOf(parts, id)
  const isOpenToAll = channel.kind === 'public' && parts.scopes.has('chat:write.public')
  if (!channel.members.includes(app.botUserId) && !isOpenToAll) throw new SlackError('not_in_channel')
  if (channel.kind === 'im') {
    const [personId = ''] = channel.members
    const refusal = parts.access.blocked.get(personId)
    if (refusal !== undefined) throw new SlackError(refusal)
    if (personOf(parts, personId).deleted) throw new SlackError('user_disabled')
    if (personOf(parts, personId).isBot) throw new SlackError('cannot_dm_bot')
    if (!parts.access.messagesTab) throw new SlackError('messages_tab_disabled')
  }
  return channel
}

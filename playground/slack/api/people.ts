import { openDm } from '../conversations.ts'
import { channelOf, type Parts, personOf } from '../parts.ts'
import { type Person, zoneOffsetSeconds } from '../person.ts'
import { SlackError } from '../slack-error.ts'
import { app, type Channel } from '../workspace-state.ts'
import { type Method, optionalText, textArg } from './method.ts'

export const peopleMethods: Readonly<Record<string, Method>> = {
  'auth.test': (parts) => ({
    url: `${parts.url()}/`,
    team: parts.state.team.name,
    user: app.name.toLowerCase(),
    team_id: parts.state.team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    ...(parts.state.team.enterpriseId === undefined ? {} : { enterprise_id: parts.state.team.enterpriseId }),
    is_enterprise_install: false,
  }),

  'team.info': (parts) => ({ team: { ...parts.state.team, email_domain: 'northwind.example', icon: {} } }),

  'users.info': (parts, args) => {
    const id = textArg(args, 'user')
    return { user: id === app.botUserId ? botOutput(parts) : personOutput(parts, personOf(parts, id)) }
  },

  'users.list': (parts, args) => {
    const all = [...parts.state.people.map((person) => personOutput(parts, person)), botOutput(parts)]
    const limit = Number(args.limit ?? all.length) || all.length
    const from = Number(optionalText(args, 'cursor') ?? 0)
    if (!Number.isInteger(from) || from < 0) throw new SlackError('invalid_cursor')
    const next = from + limit
    return {
      members: all.slice(from, next),
      cache_ts: Math.floor(parts.now() / 1000),
      response_metadata: { next_cursor: next < all.length ? String(next) : '' },
    }
  },

  'users.lookupByEmail': (parts, args) => {
    const email = textArg(args, 'email')
    const person = parts.state.people.find((it) => it.email === email && !it.deleted)
    if (person === undefined) throw new SlackError('users_not_found')
    return { user: personOutput(parts, person) }
  },

  'conversations.open': (parts, args) => {
    const channel = optionalText(args, 'channel')
    if (channel !== null) return { channel: channelOutput(channelOf(parts, channel), args.return_im === 'true') }
    const users = textArg(args, 'users').split(',')
    if (users.length > 1) throw new SlackError('method_not_supported_for_channel_type')
    const opened = openDm(parts, users[0] ?? '')
    const isNew = (parts.state.messages[opened.id] ?? []).length === 0
    return {
      ...(isNew ? {} : { no_op: true, already_open: true }),
      channel: channelOutput(opened, String(args.return_im) === 'true'),
    }
  },

  'conversations.info': (parts, args) => ({ channel: channelOutput(channelOf(parts, textArg(args, 'channel')), true) }),
}

function channelOutput(channel: Channel, whole: boolean): object {
  if (!whole) return { id: channel.id }
  if (channel.kind === 'im') return { id: channel.id, is_im: true, is_open: true, user: channel.members[0] }
  return {
    id: channel.id,
    name: channel.name,
    is_channel: true,
    is_im: false,
    is_private: false,
    is_archived: false,
    is_member: channel.members.includes(app.botUserId),
    num_members: channel.members.length,
  }
}

function personOutput(parts: Parts, person: Person): object {
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.handle,
    deleted: person.deleted,
    color: person.colour.replace('#', ''),
    real_name: person.name,
    tz: person.tz,
    tz_label: person.tz.replaceAll('_', ' '),
    tz_offset: zoneOffsetSeconds(person.tz, parts.now()),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.isRestricted,
    is_ultra_restricted: person.isUltraRestricted,
    is_bot: person.isBot,
    is_app_user: false,
    is_stranger: person.isStranger,
    updated: 1_763_700_000,
    ...(person.enterpriseId === undefined ? {} : { enterprise_user: enterpriseUser(person, person.enterpriseId) }),
    profile: {
      real_name: person.name,
      real_name_normalized: person.name,
      display_name: person.handle,
      display_name_normalized: person.handle,
      title: person.title,
      email: person.email,
      team: person.teamId,
    },
  }
}

/** What Slack adds to every account on an Enterprise Grid, of whichever company. */
function enterpriseUser(person: Person, enterpriseId: string): object {
  return {
    id: `W${person.id.slice(1)}`,
    enterprise_id: enterpriseId,
    enterprise_name: enterpriseId,
    is_admin: false,
    is_owner: false,
    teams: [person.teamId],
  }
}

function botOutput(parts: Parts): object {
  return {
    id: app.botUserId,
    team_id: parts.state.team.id,
    name: app.name.toLowerCase(),
    real_name: app.name,
    deleted: false,
    tz: 'America/Los_Angeles',
    tz_offset: zoneOffsetSeconds('America/Los_Angeles', parts.now()),
    is_bot: true,
    is_restricted: false,
    is_ultra_restricted: false,
    is_stranger: false,
    profile: { real_name: app.name, display_name: '', api_app_id: app.id, bot_id: app.botId },
  }
}

import { z } from 'zod'
import type { SentFile } from './pressed.ts'

/** All that is read of an activity. Teams adds a field now and then: what is not named here may be anything. */
const shape = z.looseObject({
  type: z.string().min(1),
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  id: z.string().optional(),
  timestamp: z.string().nullish(),
  localTimestamp: z.string().nullish(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().nullish(),
  locale: z.string().nullish(),
  localTimezone: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().nullish(),
  from: z.looseObject({ id: z.string().min(1), name: z.string().nullish(), aadObjectId: z.string().nullish() }),
  recipient: z.looseObject({ id: z.string().min(1) }),
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      channel: z.looseObject({ type: z.string().nullish() }).nullish(),
    })
    .nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().optional() })).nullish(),
  entities: z.array(z.looseObject({ type: z.string().optional() })).nullish(),
})

export type TeamsActivity = z.infer<typeof shape>

/** Null for what is no activity of Teams, which the library could end the process over. */
export function readActivity(body: string): TeamsActivity | null {
  try {
    return shape.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}

/** The tenant that whoever acts belongs to. */
export function tenantOf({ channelData, conversation }: TeamsActivity): string | null {
  return channelData?.tenant?.id ?? conversation.tenantId ?? null
}

/** Who acts: by the directory's id, which people are picked by too; those who have none by Teams' own. */
export function accountOf({ from }: TeamsActivity): string {
  return from.aadObjectId ?? from.id
}

export function isPersonal({ conversation }: TeamsActivity): boolean {
  return conversation.conversationType === 'personal'
}

/** The channel or group chat in which somebody acts, without the thread; null in personal chats and where other companies read along. */
export function channelOf({ conversation, channelData }: TeamsActivity): string | null {
  if (conversation.conversationType === 'personal' || channelData?.channel?.type === 'shared') return null
  return conversation.id.split(';')[0] ?? null
}

/** What tells a press from the next one, though Teams may send it again under a new id: that, and the moments at which it was made. */
export function marksOf({ id, timestamp, localTimestamp }: TeamsActivity): string[] {
  return [id, timestamp, localTimestamp].filter((mark) => typeof mark === 'string')
}

const clientInfo = z.looseObject({ type: z.literal('clientInfo'), timezone: z.string().nullish() })

/** What a client says of where it is: a time zone, which phones are known to leave out, and a language with its country. */
export type ClientPlace = { readonly zone: string | null; readonly locale: string | null }

export function placeIn({ localTimezone, locale, entities }: TeamsActivity): ClientPlace {
  const told = (entities ?? []).flatMap((entity) => clientInfo.safeParse(entity).data?.timezone ?? [])
  const [zone = null] = [localTimezone, ...told].filter((one) => typeof one === 'string' && one.includes('/'))
  return { zone: zone ?? null, locale: locale ?? null }
}

const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.looseObject({ id: z.string(), type: z.string().nullish() }),
})

/** Whom the text mentions, the bot too. */
export function mentionsIn({ entities }: TeamsActivity): { readonly id: string; readonly text: string }[] {
  return (entities ?? []).flatMap((entity) => {
    const { data } = mention.safeParse(entity)
    return data === undefined ? [] : [{ id: data.mentioned.id, text: data.text }]
  })
}

/** Whom a mention means: an account, by the id that other parts of the platform use, or why it is none. */
export type Meant = { readonly account: string } | { readonly none: 'others' | 'group' | 'unknown' }

/** The ids of those mentions that are of several people: a tag, a channel or a team. */
export function groupsMentionedIn({ entities }: TeamsActivity): ReadonlySet<string> {
  const groups = (entities ?? []).flatMap((entity) => {
    const { mentioned } = mention.safeParse(entity).data ?? {}
    const isGroup = mentioned?.id.startsWith('19:') === true || groupTypes.has(mentioned?.type ?? '')
    return mentioned !== undefined && isGroup ? [mentioned.id] : []
  })
  return new Set(groups)
}

const groupTypes: ReadonlySet<string> = new Set(['tag', 'channel', 'team'])

const sentFile = z.looseObject({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().min(1),
  content: z.looseObject({ downloadUrl: z.url() }),
})

/** The first file that somebody sent with a message; Teams hands on files in personal chats alone. */
export function fileIn({ attachments }: TeamsActivity): SentFile | null {
  for (const attachment of attachments ?? []) {
    const { data } = sentFile.safeParse(attachment)
    if (data !== undefined) return { name: data.name, url: data.content.downloadUrl }
  }
  return null
}

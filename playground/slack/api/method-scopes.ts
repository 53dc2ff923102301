import type { Parts } from '../parts.ts'
import { SlackError } from '../slack-error.ts'

/** The scope that each method asks of a bot's token, as its page in Slack's reference says; null: none. */
export const methodScopes: Readonly<Record<string, string | null>> = {
  'auth.test': null,
  'chat.delete': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.info': 'channels:read',
  'conversations.open': 'im:write',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'files.info': 'files:read',
  'team.info': 'team:read',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'views.open': null,
  'views.publish': null,
  'views.push': null,
  'views.update': null,
}

/** @throws SlackError `missing_scope`, with what was needed and what the token has */
export function checkScope({ scopes }: Parts, method: string): void {
  const needed = methodScopes[method]
  if (needed === undefined) throw new RangeError(`nobody wrote down which scope ${method} asks for`)
  if (needed === null || scopes.has(needed)) return
  throw new SlackError('missing_scope', { extra: { needed, provided: [...scopes].join(',') } })
}

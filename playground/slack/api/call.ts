import type { Parts } from '../parts.ts'
import { SlackError } from '../slack-error.ts'
import { chatMethods } from './chat.ts'
import { fileMethods } from './files.ts'
import { type Args, type Method, optionalText } from './method.ts'
import { checkScope } from './method-scopes.ts'
import { peopleMethods } from './people.ts'
import { viewMethods } from './views.ts'

const methods = new Map<string, Method>(
  Object.entries({ ...chatMethods, ...fileMethods, ...peopleMethods, ...viewMethods }),
)

/**
 * Does one Web API call: token, scope, rate limit, work.
 * @throws SlackError as the method refuses, `not_authed`, `invalid_auth`, `token_revoked`, `missing_scope`, `ratelimited`, `unknown_method`
 */
export async function callMethod(parts: Parts, name: string, token: string | null, args: Args): Promise<object> {
  const method = methods.get(name)
  if (method === undefined) throw new SlackError('unknown_method', { extra: { req_method: name } })
  if (token === null) throw new SlackError('not_authed')
  if (token !== parts.botToken) throw new SlackError('invalid_auth')
  if (parts.access.tokenRevoked) throw new SlackError('token_revoked')
  checkScope(parts, name)
  parts.limits.count(name, optionalText(args, 'channel') ?? '')
  return { ok: true, ...(await method(parts, args)) }
}

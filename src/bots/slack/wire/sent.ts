import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import type { Sent } from '../../../domain/message.ts'

/**
 * Slack's codes that are about the app as it is installed, and about nobody in particular: its token, its rights, its
 * Messages tab. (`account_inactive` is about whom the token belongs to.)
 */
const cutOffCodes = new Set([
  'account_inactive',
  'ekm_access_denied',
  'invalid_auth',
  'messages_tab_disabled',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
])

/**
 * Slack's codes after which nothing reaches this person until somebody changes something: the account is gone or has
 * blocked the app, or an administrator forbids it.
 */
const permanentCodes = new Set([
  'access_denied',
  'bot_not_found',
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'no_permission',
  'not_in_channel',
  'restricted_action',
  'user_disabled',
  'user_is_bot',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
])

/** Codes with which Slack says that it may have done the work and lost the answer. */
const unsureCodes = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'])

/** Errors of the network before anything was sent. */
const unsentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

const waitMs = 5000

/**
 * What an error of the Web API means for a message.
 * @param repeatable whether doing it twice does no harm, as replacing a message; then nothing is ever unsure
 */
export function sentDespite(error: unknown, repeatable: boolean): Exclude<Sent, { kind: 'sent' }> {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'limited', retryAfterMs: error.retryAfter * 1000 }
  if (error instanceof WebAPIPlatformError) {
    const reason = error.data.error
    if (reason === 'ratelimited' || reason === 'rate_limited') return { kind: 'limited', retryAfterMs: waitMs }
    if (cutOffCodes.has(reason)) return { kind: 'cut-off', reason }
    if (!unsureCodes.has(reason)) return { kind: 'refused', reason, permanent: permanentCodes.has(reason) }
    return inDoubt(reason, repeatable)
  }
  if (error instanceof WebAPIHTTPError) {
    const reason = `status ${error.statusCode}`
    const isDefinite = error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== 408
    return isDefinite ? { kind: 'refused', reason, permanent: false } : inDoubt(reason, repeatable)
  }
  if (error instanceof WebAPIRequestError && unsentCodes.has(causeCode(error.original) ?? '')) {
    return { kind: 'limited', retryAfterMs: waitMs }
  }
  return inDoubt(error instanceof WebAPIRequestError ? 'no-answer' : 'unknown', repeatable)
}

function inDoubt(reason: string, repeatable: boolean): Exclude<Sent, { kind: 'sent' }> {
  return repeatable ? { kind: 'limited', retryAfterMs: waitMs } : { kind: 'unsure', reason }
}

/** Whether Slack itself said to wait; being out of reach is waited out too, but is no word of Slack's. */
export function isRateLimit(error: unknown): boolean {
  if (error instanceof WebAPIRateLimitedError) return true
  return error instanceof WebAPIPlatformError && /^rate_?limited$/.test(error.data.error)
}

/** The system's code behind an error of fetch. */
function causeCode(error: Error): string | null {
  const { cause } = error
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : null
}

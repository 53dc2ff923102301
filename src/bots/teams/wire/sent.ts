import { z } from 'zod'
import type { Sent } from '../../../domain/message.ts'
import { LoginRefused } from './app-token.ts'

/** Codes after which nothing reaches this person, or this channel, until somebody changes something. */
const permanentCodes = new Set([
  'MessageWritesBlocked',
  'BotNotInConversationRoster',
  'ForbiddenOperationException',
  'ConversationBlockedByUser',
  'ConversationNotFound',
  'BotDisabledByAdmin',
])

/** Errors of the network before anything was sent. */
const unsentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

const waitMs = 5000

const said = z.looseObject({ error: z.looseObject({ code: z.string().nullish() }).nullish() })
const refusal = z.looseObject({
  statusCode: z.number().optional(),
  code: z.string().nullish(),
  message: z.string().optional(),
  body: z.unknown().optional(),
  details: z.unknown().optional(),
  response: z.unknown().optional(),
})
const headers = z.looseObject({ headers: z.custom<{ get(name: string): string | null | undefined }>(hasGet) })

/**
 * What an error of the connector means for a message. Only a 429 says for certain that nothing was done.
 * @param repeatable whether doing it twice does no harm, as replacing a message; then nothing is ever unsure
 */
export function sentDespite(error: unknown, repeatable: boolean): Exclude<Sent, { kind: 'sent' }> {
  const { statusCode, code, ...rest } = refusal.safeParse(error).data ?? {}
  if (statusCode === undefined) return unanswered(error, code ?? null, repeatable)
  const reason = codeIn(rest.body) ?? codeIn(rest.details) ?? code ?? `status ${statusCode}`
  if (statusCode === 429) return { kind: 'limited', retryAfterMs: saidToWait(rest.response) }
  if (statusCode === 401) return { kind: 'cut-off', reason }
  const isDefinite = statusCode >= 400 && statusCode < 500 && ![408, 412].includes(statusCode)
  if (!isDefinite) return inDoubt(reason, repeatable)
  const isPermanent = permanentCodes.has(reason) || (statusCode === 403 && reason === 'status 403')
  return { kind: 'refused', reason, permanent: isPermanent }
}

/** No answer at all: the login refuses us, nothing was sent, or nobody knows. */
function unanswered(error: unknown, code: string | null, repeatable: boolean): Exclude<Sent, { kind: 'sent' }> {
  if (unsentCodes.has(code ?? '')) return { kind: 'limited', retryAfterMs: waitMs }
  if (error instanceof LoginRefused) {
    const isOurs = !error.code.startsWith('status ')
    return isOurs ? { kind: 'cut-off', reason: error.code } : { kind: 'limited', retryAfterMs: waitMs }
  }
  return inDoubt(code ?? 'no-answer', repeatable)
}

function inDoubt(reason: string, repeatable: boolean): Exclude<Sent, { kind: 'sent' }> {
  return repeatable ? { kind: 'limited', retryAfterMs: waitMs } : { kind: 'unsure', reason }
}

function codeIn(body: unknown): string | null {
  return said.safeParse(body).data?.error?.code ?? null
}

function saidToWait(response: unknown): number {
  const seconds = Number(headers.safeParse(response).data?.headers.get('retry-after') ?? Number.NaN)
  return seconds > 0 ? seconds * 1000 : waitMs
}

function hasGet(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function'
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from '../faults.ts'
import type { Parts } from '../parts.ts'
import { rateLimited, SlackError } from '../slack-error.ts'

type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: object
}

/**
 * Does a piece of work under the fault that waits for it, answers, and writes it into the journal.
 *
 * @param method the Web API method, or `response_url`
 */
export async function answerUnderFault(
  parts: Parts,
  wire: { readonly request: IncomingMessage; readonly response: ServerResponse },
  call: { readonly method: string; readonly args: Readonly<Record<string, unknown>>; readonly fault: Fault | null },
  work: () => Promise<object>,
): Promise<void> {
  const started = performance.now()
  const at = new Date()
  const answer = await perform(call.fault, work)
  parts.journal.addCall({
    ...call,
    at,
    status: answer?.status ?? null,
    result: answer?.body ?? null,
    elapsedMs: performance.now() - started,
  })
  if (answer === null) wire.request.socket.destroy()
  else send(wire.response, answer)
}

async function perform(fault: Fault | null, work: () => Promise<object>): Promise<Answer | null> {
  const failure = { status: 503, headers: {}, body: { ok: false, error: 'service_unavailable' } }
  switch (fault?.kind) {
    case undefined:
      return settle(work)
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms))
      return settle(work)
    case '5xx':
      return failure
    case '5xx-after-store':
      await settle(work)
      return failure
    case 'reset':
      return null
    case 'reset-after-store':
      await settle(work)
      return null
    case '429':
      return settle(() => Promise.reject(rateLimited(fault.retryAfterS)))
    case 'error':
      return settle(() => Promise.reject(new SlackError(fault.code)))
  }
}

async function settle(work: () => Promise<object>): Promise<Answer> {
  try {
    return { status: 200, headers: {}, body: await work() }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    return { status: error.status, headers: error.headers, body: { ok: false, error: error.code, ...error.extra } }
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

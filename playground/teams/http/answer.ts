import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '../connector/answer.ts'
import { ConnectorError, throttled } from '../connector/connector-error.ts'
import type { Fault, Operation } from '../faults.ts'
import type { Json } from '../json.ts'
import type { Parts } from '../parts.ts'

type Sent = Answer & { readonly headers: Readonly<Record<string, string>> }
export type Wire = { readonly request: IncomingMessage; readonly response: ServerResponse }

/** Does a piece of work under the fault that waits for it, answers, and writes it into the journal. */
export async function answerUnderFault(
  parts: Parts,
  { request, response }: Wire,
  call: { readonly operation: Operation; readonly body: Json },
  work: () => Answer | Promise<Answer>,
): Promise<void> {
  const started = performance.now()
  const at = new Date()
  const fault = parts.faults.take(call.operation)
  const answer = await perform(fault, work)
  parts.journal.addCall({
    at,
    operation: call.operation,
    path: request.url ?? '',
    body: call.body,
    status: answer?.status ?? null,
    result: answer?.body ?? null,
    elapsedMs: performance.now() - started,
    fault,
  })
  parts.changes.tell()
  if (answer === null) request.socket.destroy()
  else sendJson(response, answer)
}

async function perform(fault: Fault | null, work: () => Answer | Promise<Answer>): Promise<Sent | null> {
  const failure = new ConnectorError(503, 'ServiceUnavailable', 'The service is unavailable.')
  switch (fault?.kind) {
    case undefined:
      return settle(work)
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms))
      return settle(work)
    case '5xx':
      return refusal(failure)
    case '5xx-after-store':
      await settle(work)
      return refusal(failure)
    case 'reset':
      return null
    case 'reset-after-store':
      await settle(work)
      return null
    case '429':
      return refusal(throttled(fault.retryAfterS ?? null))
    case 'refused':
      return refusal(new ConnectorError(fault.status, fault.code, 'Refused on demand.'))
  }
}

async function settle(work: () => Answer | Promise<Answer>): Promise<Sent> {
  try {
    return { headers: {}, ...(await work()) }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return refusal(error)
  }
}

function refusal(error: ConnectorError): Sent {
  return { status: error.status, headers: error.headers, body: error.body }
}

export function sendJson(response: ServerResponse, { status, headers, body }: Sent): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

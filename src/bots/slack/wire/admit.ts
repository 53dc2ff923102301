import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../../edge/read-body.ts'
import { shapeOf } from './shape-body.ts'

/** Slack's library refuses old requests but not those from the future, which could be replayed once their time comes. */
const mostAheadS = 60

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Lets a request through to Slack's library once it is seen to be one that the library can take: its body is read here,
 * looked at, and handed on byte for byte, for the signature is of those bytes. Whatever else is sent is refused in a word.
 */
export async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  wallMs: number,
  listener: Listener,
): Promise<void> {
  const refuse = (status: number) => void response.writeHead(status, { connection: 'close' }).end()
  if (request.method !== 'POST') return refuse(405)
  if (isFromTheFuture(request, wallMs)) return refuse(401)
  const body = await readBody(request)
  if (body === 'broken') return void response.destroy()
  if (body === 'too-large') return refuse(413)
  const shaped = shapeOf(request.headers['content-type'], body.toString())
  if ('refused' in shaped) return refuse(shaped.refused)
  request.headers['content-type'] = shaped.contentType
  listener(Object.assign(request, { rawBody: body }), response)
}

function isFromTheFuture(request: IncomingMessage, wallMs: number): boolean {
  const at = Number(request.headers['x-slack-request-timestamp'])
  return at > wallMs / 1000 + mostAheadS
}

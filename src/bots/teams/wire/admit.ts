import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../../edge/read-body.ts'
import { readActivity, type TeamsActivity } from './activity.ts'

export type Answered = { readonly status: number; readonly body?: unknown }

/**
 * Lets a request through once it is seen to be one that Microsoft's library can take. Whatever else is sent is refused in
 * a word, with nothing of the inside.
 */
export async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  listener: (authorization: string, activity: TeamsActivity) => Promise<Answered>,
): Promise<void> {
  const refuse = (status: number) => void response.writeHead(status, { connection: 'close' }).end()
  if (request.method !== 'POST') return refuse(405)
  const kind = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (kind !== 'application/json') return refuse(415)
  const body = await readBody(request)
  if (body === 'broken') return void response.destroy()
  if (body === 'too-large') return refuse(413)
  const activity = readActivity(body.toString())
  if (activity === null) return refuse(400)
  const answered = await listener(request.headers.authorization ?? '', activity)
  if (answered.status === 401) return refuse(401)
  response.writeHead(answered.status, { 'content-type': 'application/json' })
  response.end(answered.body === undefined ? '' : JSON.stringify(answered.body))
}

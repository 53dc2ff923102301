import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerClock, type DevClock } from './dev-clock.ts'

type Takes = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** What answers at which path. */
export type Routes = {
  /** `POST /slack/events`; null where Slack is off. */
  readonly slack: Takes | null
  /** `POST /teams/messages`; null where Teams is off. */
  readonly teams: Takes | null
  /** What lies below `/exports/`; null where no links are given. */
  readonly exports: Takes | null
  /** `GET /readyz`: why requests cannot be served in full, the database included; null where they can. */
  whyNotReady(): Promise<string | null>
  /** What does not keep requests from being served, but wants to be mended: `slack: token_revoked`. */
  troubles(): readonly string[]
  /** `GET` and `POST /dev/clock`; null outside development. */
  readonly devClock: DevClock | null
}

/** Requests are short: whoever has not sent one in full by then is sent away. */
const limits = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 1_000,
}

/** How long requests under way are waited for when it is to stop, and how often idle connections are closed meanwhile. */
const graceMs = 4_000
const sweepEachMs = 50

/** One server for all that comes in. */
export function serve(routes: Routes, onError: (error: unknown) => void): Server {
  return createServer(limits, (request, response) => {
    answer(routes, request, response).catch((error) => {
      onError(error)
      if (!response.headersSent) sendJson(response, 500, { error: 'something went wrong' })
    })
  })
}

/**
 * Takes no new connection, and lets the requests under way be answered. A connection that says nothing, or half a request,
 * is closed after a while.
 */
export function stopServing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose last request is still being answered would be kept open for another one.
    const sweeping = setInterval(() => server.closeIdleConnections(), sweepEachMs)
    const last = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearInterval(sweeping)
      clearTimeout(last)
      resolve()
    })
  })
}

async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0]
  const asked = `${request.method} ${path}`
  if (path === '/slack/events' && routes.slack !== null) return routes.slack(request, response)
  if (path === '/teams/messages' && routes.teams !== null) return routes.teams(request, response)
  if (path?.startsWith('/exports/') === true && routes.exports !== null) return routes.exports(request, response)
  if (asked === 'GET /healthz') return sendJson(response, 200, { ok: true })
  if (asked === 'GET /readyz') {
    const because = await routes.whyNotReady()
    const troubles = routes.troubles()
    const said = because === null ? { ready: true } : { ready: false, because }
    return sendJson(response, because === null ? 200 : 503, { ...said, ...(troubles.length === 0 ? {} : { troubles }) })
  }
  if (path === '/dev/clock' && routes.devClock !== null) {
    const { status, body } = await answerClock(routes.devClock, request)
    return sendJson(response, status, body)
  }
  sendJson(response, 404, { error: 'nothing here' })
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { readBytes, readJson } from '../../stand-in/read-body.ts'
import { findCall } from '../connector/call.ts'
import { ConnectorError } from '../connector/connector-error.ts'
import type { Parts } from '../parts.ts'
import { isBotToken, issueBotToken } from '../tokens/bot-tokens.ts'
import { answerUnderFault, sendJson, type Wire } from './answer.ts'
import { download, upload } from './file-store.ts'

/** The HTTP face of the stand-in; `otherwise` answers what is not Microsoft's. Listening is the caller's. */
export function makeServer(parts: Parts, otherwise: RequestListener = notFound): Server {
  return createServer((request, response) => {
    route(parts, { request, response }, otherwise).catch((error: unknown) => {
      process.stderr.write(`stand-in for Teams: ${error instanceof Error ? error.stack : String(error)}\n`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

async function route(parts: Parts, wire: Wire, otherwise: RequestListener): Promise<void> {
  const { request, response } = wire
  const url = new URL(request.url ?? '/', parts.url())
  const [, first = '', ...rest] = url.pathname.split('/')
  const path = rest.join('/')
  switch (first) {
    case 'connector':
      return callConnector(parts, wire, path, url.searchParams)
    case 'login':
      return login(parts, wire, path)
    case 'openid': {
      const body = path === 'keys' ? parts.issuer.keys() : parts.issuer.metadata(parts.url())
      return sendJson(response, { status: 200, headers: {}, body })
    }
    case 'upload':
      return upload(parts, wire, path)
    case 'download':
      return download(parts, response, path)
    default:
      otherwise(request, response)
  }
}

function notFound(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404).end()
}

async function callConnector(parts: Parts, wire: Wire, path: string, query: URLSearchParams): Promise<void> {
  const body = readJson(await readBytes(wire.request))
  const call = findCall(parts, wire.request.method ?? 'GET', path, query)
  if (call === null)
    return sendJson(wire.response, { status: 404, headers: {}, body: { message: `no such path: ${path}` } })
  await parts.messageClock.hear()
  await answerUnderFault(parts, wire, { operation: call.operation, body }, () => {
    if (isBotToken(parts, wire.request.headers.authorization)) return call.work(body)
    throw new ConnectorError(401, 'Unauthorized', 'Authorization has been denied for this request.')
  })
}

async function login(parts: Parts, wire: Wire, path: string): Promise<void> {
  const [tenantId = '', ...rest] = path.split('/')
  const form = new URLSearchParams((await readBytes(wire.request)).toString())
  const { client_secret: _, ...shown } = Object.fromEntries(form)
  await answerUnderFault(parts, wire, { operation: 'token', body: shown }, () => {
    if (rest.join('/') !== 'oauth2/v2.0/token') throw new ConnectorError(404, 'NotFound', 'No such path.')
    return { status: 200, body: issueBotToken(parts, tenantId, form) }
  })
}

import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { readBytes, readJson } from '../../stand-in/read-body.ts'
import { callMethod } from '../api/call.ts'
import type { Parts } from '../parts.ts'
import { answerUnderFault } from './answer.ts'
import { readArgs, readUpload } from './request-args.ts'
import { postToResponseUrl } from './response-url-post.ts'

/** The HTTP face of the stand-in; `otherwise` answers what is not Slack's. Listening is the caller's. */
export function makeServer(parts: Parts, otherwise: RequestListener = notFound): Server {
  return createServer((request, response) => {
    route(parts, { request, response }, otherwise).catch((error: unknown) => {
      process.stderr.write(`stand-in for Slack: ${error instanceof Error ? error.stack : String(error)}\n`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

async function route(parts: Parts, wire: Wire, otherwise: RequestListener): Promise<void> {
  const { request, response } = wire
  const url = new URL(request.url ?? '/', parts.url())
  const [first = '', second = ''] = url.pathname.split('/').slice(1)
  switch (first) {
    case 'api':
      return callApi(parts, wire, second, url)
    case 'actions':
    case 'commands':
      return useResponseUrl(parts, wire, url.pathname)
    case 'files-pri':
      return download(parts, request, response, second)
    case 'upload':
      return upload(parts, request, response, url.pathname.split('/').at(-1) ?? '')
    case 'signin':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end('<!doctype html><title>Sign in</title><p>Sign in to the workspace to see this page.')
      return
    default:
      otherwise(request, response)
  }
}

function notFound(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404).end()
}

type Wire = { readonly request: IncomingMessage; readonly response: ServerResponse }

async function callApi(parts: Parts, wire: Wire, method: string, url: URL): Promise<void> {
  const { token: tokenArg, ...args } = await readArgs(wire.request, url)
  const token = bearer(wire.request) ?? (typeof tokenArg === 'string' ? tokenArg : null)
  const call = { method, args, fault: parts.faults.take(method) }
  await parts.messageClock.hear()
  await answerUnderFault(parts, wire, call, () => callMethod(parts, method, token, args))
}

async function useResponseUrl(parts: Parts, wire: Wire, path: string): Promise<void> {
  const args = readJson(await readBytes(wire.request))
  const call = { method: 'response_url', args, fault: parts.faults.takeForResponseUrl() }
  await parts.messageClock.hear()
  await answerUnderFault(parts, wire, call, () => postToResponseUrl(parts, path, args))
}

/** Without the token, or the right to read files, Slack sends the sign-in page, with status 200 after a redirect: a trap worth keeping. */
async function download(parts: Parts, request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  if (bearer(request) !== parts.botToken || parts.access.tokenRevoked || !parts.scopes.has('files:read')) {
    response.writeHead(302, { location: `${parts.url()}/signin` }).end()
    return
  }
  const file = parts.state.files[name.split('-').at(-1) ?? '']
  const bytes = file === undefined ? null : await parts.files.read(file.id)
  if (file === undefined || bytes === null) response.writeHead(404).end()
  else response.writeHead(200, { 'content-type': file.mimetype, 'content-length': bytes.length }).end(bytes)
}

async function upload(parts: Parts, request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
  const file = parts.state.files[id]
  const bytes = await readUpload(request)
  if (file === undefined || bytes.length !== file.size) {
    response.writeHead(file === undefined ? 404 : 400).end('upload failed')
    return
  }
  await parts.files.keep(id, bytes)
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`)
}

function bearer(request: IncomingMessage): string | null {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

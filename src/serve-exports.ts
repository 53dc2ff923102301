import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportPath, openLink } from './flows/export/export-link.ts'
import type { World } from './flows/world.ts'

/** Each reads a whole campaign over a connection of its own. */
const mostAtOnce = 2
const againAfterS = 30

/** The type of a file by the end of its name; nothing that a browser would run. */
const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

/** `GET /exports/TOKEN`: the file behind a link. Nothing here is logged, kept by a cache or found by looking around. */
export function serveExports(world: World): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let underWay = 0
  return async (request, response) => {
    const refuse = (status: number, words: string, headers: Readonly<Record<string, string>> = {}) => {
      response.writeHead(status, { ...headers, ...guarded, 'content-type': 'text/plain; charset=utf-8' })
      response.end(request.method === 'HEAD' ? undefined : `${words}\n`)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'GET', { allow: 'GET, HEAD' })
    if (underWay >= mostAtOnce)
      return refuse(503, 'Busy: try again in half a minute.', { 'retry-after': String(againAfterS) })
    underWay += 1
    try {
      const path = (request.url ?? '').split('?')[0] ?? ''
      const file = await openLink(world, path.slice(exportPath.length))
      if (file === null) return refuse(404, 'This link is not good any more. Ask Labelbreak for the export again.')
      response.writeHead(200, {
        ...guarded,
        'content-type': types[file.name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        'content-disposition': disposition(file.name),
      })
      if (request.method === 'HEAD') return void response.end()
      await pipeline(Readable.from(file.pieces), response)
    } catch (error) {
      // Half a file ends in the middle: no browser takes it for a whole one.
      response.destroy()
      if (!isHungUp(error)) throw error
    } finally {
      underWay -= 1
    }
  }
}

const guarded = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

/** Names in any script, and for old clients in ASCII. */
function disposition(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}

function isHungUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

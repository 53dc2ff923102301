import type { ServerResponse } from 'node:http'
import { readBytes } from '../../stand-in/read-body.ts'
import { ConnectorError } from '../connector/connector-error.ts'
import type { Parts } from '../parts.ts'
import { answerUnderFault, type Wire } from './answer.ts'

/** The real store takes other parts, and refuses the file when the last one has come. */
const unitBytes = 320 * 1024

/**
 * Takes a file, whole or in parts that follow each other, each with `Content-Range`. An `Authorization` header is refused, as
 * the real store does: the address itself is the permission. Asked with GET, it says which byte it waits for.
 */
export async function upload(parts: Parts, wire: Wire, id: string): Promise<void> {
  const bytes = await readBytes(wire.request)
  const range = wire.request.headers['content-range'] ?? ''
  const body = { contentRange: range, bytes: bytes.length }
  await answerUnderFault(parts, wire, { operation: 'upload', body }, async () => {
    const file = parts.state.files[id]
    if (wire.request.method === 'GET' && file !== undefined && !file.whole)
      return { status: 200, body: { nextExpectedRanges: [`${file.size}-`] } }
    if (wire.request.method !== 'PUT' || file === undefined)
      throw new ConnectorError(404, 'itemNotFound', 'No such upload.')
    if (wire.request.headers.authorization !== undefined) {
      throw new ConnectorError(401, 'unauthenticated', 'An upload address takes no Authorization header.')
    }
    const [, from = '', to = '', total = ''] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range) ?? []
    if (total === '' || Number(to) - Number(from) + 1 !== bytes.length || Number(from) !== file.size || file.whole) {
      throw new ConnectorError(416, 'invalidRange', `Content-Range ${range} does not fit; ${file.size} bytes are here.`)
    }
    if (Number(to) + 1 < Number(total) && bytes.length % unitBytes !== 0) {
      throw new ConnectorError(
        400,
        'invalidRequest',
        `A part that is not the last has a multiple of ${unitBytes} bytes.`,
      )
    }
    await parts.files.keep(id, Buffer.concat([(await parts.files.read(id)) ?? Buffer.alloc(0), bytes]))
    file.size += bytes.length
    file.whole = file.size === Number(total)
    if (!file.whole) return { status: 202, body: { nextExpectedRanges: [`${file.size}-`] } }
    return { status: 201, body: { id, name: file.name, size: file.size } }
  })
}

/** Downloads need no token: the address itself is the permission. */
export async function download(parts: Parts, response: ServerResponse, id: string): Promise<void> {
  const bytes = await parts.files.read(id)
  if (parts.state.files[id] === undefined || bytes === null) response.writeHead(404).end()
  else
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length }).end(bytes)
}

import { Agent, request } from 'node:http'

export type Posted = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/**
 * Posts to the app and waits for the whole answer.
 * @throws Error named `TimeoutError` after `timeoutMs`, or what the connection fails with
 */
export function postToApp(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const options = {
      method: 'POST',
      agent,
      signal,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    }
    const sent = request(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.on('error', (error) => reject(signal.aborted ? signal.reason : error))
    sent.end(body)
  })
}

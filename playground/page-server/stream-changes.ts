import type { ServerResponse } from 'node:http'
import type { Changes } from '../stand-in/changes.ts'

const gatherMs = 40
const aliveMs = 20_000

/** Server-sent events: one line for each handful of changes; the page then asks for its state again. */
export function streamChanges(all: readonly Changes[], response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 1000\n\n')
  let timer: NodeJS.Timeout | null = null
  const tell = () => {
    timer ??= setTimeout(() => {
      timer = null
      response.write('data: changed\n\n')
    }, gatherMs)
  }
  const stops = all.map((changes) => changes.listen(tell))
  const alive = setInterval(() => response.write(': alive\n\n'), aliveMs)
  response.on('close', () => {
    for (const stop of stops) stop()
    clearInterval(alive)
    if (timer !== null) clearTimeout(timer)
  })
}

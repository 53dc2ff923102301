import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** Stands between a workspace and the product's replicas, as a load balancer does, and loses what it is told to lose. */
export type Wire = {
  readonly url: string
  /** Replicas take turns, one request each. */
  setTargets(urls: readonly string[]): void
  /** The next request reaches the product and is done there, but its answer is lost on the way back. */
  loseNextReply(): void
  close(): Promise<void>
}

export async function openWire(): Promise<Wire> {
  const agent = new Agent({ keepAlive: true })
  let targets: readonly string[] = []
  let turn = 0
  let repliesToLose = 0
  const server = createServer(async (incoming, outgoing) => {
    const target = targets[turn++ % targets.length] ?? ''
    const isLost = repliesToLose > 0
    if (isLost) repliesToLose -= 1
    try {
      const answer = await forward(agent, target, incoming)
      if (isLost) outgoing.destroy()
      else pass(answer, outgoing)
    } catch {
      outgoing.destroy()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setTargets: (urls) => {
      targets = urls
    },
    loseNextReply: () => {
      repliesToLose += 1
    },
    async close() {
      server.closeAllConnections()
      agent.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer }

async function forward(agent: Agent, target: string, incoming: IncomingMessage): Promise<Answer> {
  const body = await buffer(incoming)
  const { method, headers } = incoming
  const sent = request(`${target}${incoming.url}`, { agent, method, headers })
  sent.end(body)
  const [response]: IncomingMessage[] = await once(sent, 'response')
  if (response === undefined) throw new Error('no answer')
  return { status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) }
}

function pass({ status, headers, body }: Answer, outgoing: ServerResponse): void {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = headers
  outgoing.writeHead(status, { ...kept, 'content-length': body.length }).end(body)
}

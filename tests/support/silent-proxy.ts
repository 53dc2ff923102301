import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands between the product and its database, as a network does, and can lose what is said without a word. */
export type SilentProxy = {
  /** The database's address, by way of here. */
  readonly url: string
  /** Every connection of now says and hears nothing any more; new ones work. */
  silence(): void
  /** New connections say and hear nothing either, until `heal`. */
  silenceAll(): void
  heal(): void
  close(): Promise<void>
}

export async function openSilentProxy(databaseUrl: string): Promise<SilentProxy> {
  const target = new URL(databaseUrl)
  const live = new Map<Socket, Socket>()
  const all = new Set<Socket>()
  let isSilent = false
  const server = createServer((near) => {
    all.add(near)
    near.on('error', () => {})
    if (isSilent) return
    const far = connect(Number(target.port), target.hostname)
    all.add(far)
    far.on('error', () => near.destroy())
    near.on('close', () => far.destroy())
    far.on('close', () => live.has(near) && near.destroy())
    near.pipe(far)
    far.pipe(near)
    live.set(near, far)
  })
  const silence = () => {
    for (const [near, far] of live) {
      near.unpipe(far)
      far.unpipe(near)
      near.pause()
      far.pause()
    }
    live.clear()
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    silence,
    silenceAll() {
      silence()
      isSilent = true
    },
    heal() {
      isSilent = false
    },
    async close() {
      for (const socket of all) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

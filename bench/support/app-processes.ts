import { type ChildProcess, spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { productFlags } from '../../product-flags.ts'

export type AppProcess = { readonly child: ChildProcess; readonly port: number }

/** Processes under the flags that `npm start` uses, each with a port of its own. */
export type AppProcesses = {
  /** @param flags more of Node's, for this one */
  launch(file: string, env: Record<string, string>, flags?: readonly string[]): Promise<AppProcess>
  end(): Promise<void>
}

/** @param shared variables of all of them */
export function appProcesses(shared: Record<string, string>): AppProcesses {
  const children: ChildProcess[] = []
  return {
    async launch(file, env, flags = []) {
      const port = await freePort()
      const child = spawn(process.execPath, [...productFlags, ...flags, file], {
        env: { ...process.env, ...env, ...shared, PORT: String(port) },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      children.push(child)
      return { child, port }
    },
    async end() {
      for (const child of children) await ended(child)
    },
  }
}

export async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const response = await fetch(url).catch(() => null)
    await response?.body?.cancel()
    if (response !== null && response.status !== 503) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

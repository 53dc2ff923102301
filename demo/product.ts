import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { productFlags } from '../product-flags.ts'

/** The product as a process of its own, told over HTTP; its database lies in the working directory it is given. */
export type Product = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** All that it logged so far. */
  log(): string
  readClock(): Promise<Date>
  /** Moves its clock, through all that is due on the way. @returns the time it has then, later than `at` where it was */
  moveClock(at: Date): Promise<Date>
  /** The campaign's export, a record a line, with gold. */
  exportCampaign(name: string): Promise<string>
  stop(): Promise<void>
}

type Environment = Readonly<Record<string, string>>

const readyWithinMs = 120_000
const root = join(import.meta.dirname, '..')
const clockAnswer = z.object({ at: z.coerce.date() })

/**
 * @param env all of the environment that it gets beside its port
 * @throws Error when it does not come up, with what it logged
 */
export async function startProduct(folder: string, port: number, env: Environment): Promise<Product> {
  const url = `http://127.0.0.1:${port}`
  const logged: string[] = []
  const child = run(folder, 'src/main.ts', [], {
    ...env,
    PORT: String(port),
    DEV_CLOCK: 'still',
    LEAST_READING_MS: '0',
    LOG_LEVEL: 'warn',
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => logged.push(text))
  }
  await ready(url, child).catch(async (error: Error) => {
    await end(child)
    throw new Error(`${error.message}\n${logged.join('')}`)
  })
  return {
    url,
    log: () => logged.join(''),
    async moveClock(at) {
      return await moveOnce(url, at)
    },
    async readClock() {
      const seen = await fetch(`${url}/dev/clock`)
      return clockAnswer.parse(await seen.json()).at
    },
    exportCampaign: (name) =>
      output(run(folder, 'src/cli.ts', ['export', name, '--format', 'jsonl', '--with-gold'], env)),
    stop: () => end(child),
  }
}

async function moveOnce(url: string, at: Date): Promise<Date> {
  const answer = await fetch(`${url}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ at: at.toISOString() }),
  })
  // 409: it is later than that already, since seconds pass there too.
  if (answer.status !== 200 && answer.status !== 409)
    throw new Error(`the clock answered ${answer.status}: ${await answer.text()}`)
  return clockAnswer.parse(await answer.json()).at
}

/** In a process group of its own, so that Ctrl+C reaches the demo alone, which stops the product in order. */
function run(folder: string, file: string, words: readonly string[], env: Environment): ChildProcess {
  return spawn(process.execPath, [...productFlags, join(root, file), ...words], {
    cwd: folder,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function output(child: ChildProcess): Promise<string> {
  const [said, complaints]: [string[], string[]] = [[], []]
  child.stdout?.setEncoding('utf8').on('data', (text: string) => said.push(text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => complaints.push(text))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`export ended with ${code}: ${complaints.join('')}`)
  return said.join('')
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await sleep(50)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the product ended before it was ready')
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok === true) return
  }
  throw new Error('the product was not ready in time')
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

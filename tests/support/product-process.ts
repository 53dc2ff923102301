import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { productFlags } from '../../product-flags.ts'
import { freePort } from '../../src/postgres/launch.ts'

/** The product as it is run: a process of its own, under the flags of `npm start`. */
export type ProductProcess = {
  /** `http://127.0.0.1:PORT`, the same over every restart. */
  readonly url: string
  /** All it wrote to standard output and standard error so far, over every restart. */
  output(): string
  /** Starts it again after it ended. Resolves when it is ready. */
  start(): Promise<void>
  /** Sends a signal and waits for the end. Returns the exit code, null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

type Environment = Readonly<Record<string, string>>

const readyWithinMs = 110_000

/** Starts the product and waits until it is ready, at a free port unless told. `env` is all that it sees of an environment, beside its port. */
export async function startProcess(env: Environment, at?: number): Promise<ProductProcess> {
  const port = at ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const written: string[] = []
  let child: ChildProcess | null = null
  const end = async (signal: NodeJS.Signals) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const exited = once(child, 'exit')
    child.kill(signal)
    const [code] = await exited
    return code
  }
  const start = async () => {
    child = run({ ...env, PORT: String(port) }, written)
    await ready(url, child).catch(async (error: Error) => {
      await end('SIGKILL')
      throw new Error(`${error.message}; it wrote:\n${written.join('')}`)
    })
  }
  await start()
  return { url, output: () => written.join(''), start, end }
}

/** Runs the product to its end, which is to come by itself: how a start that is refused is seen. */
export async function runToItsEnd(
  env: Environment,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const written: string[] = []
  const [code] = await once(run(env, written), 'close')
  return { code, output: written.join('') }
}

/** What a process needs to know of this machine, and nothing that would tell the product anything. */
export function machine(): Environment {
  const { PATH = '', HOME = '', TMPDIR = '', NODE_COMPILE_CACHE = '' } = process.env
  return { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE }
}

function run(env: Environment, written: string[]): ChildProcess {
  const child = spawn(process.execPath, [...productFlags, 'src/main.ts'], {
    env: { ...machine(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => written.push(text))
  }
  return child
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await sleep(50)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the product ended before it was ready')
    if ((await statusOf(`${url}/readyz`)) === 200) return
  }
  throw new Error('the product was not ready in time')
}

/** The HTTP status of an address; null where nothing answers. */
export async function statusOf(url: string): Promise<number | null> {
  const response = await fetch(url).catch(() => null)
  await response?.body?.cancel()
  return response?.status ?? null
}

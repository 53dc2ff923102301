import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { productFlags } from './product-flags.ts'

/**
 * `npm start`. With a platform configured it runs the product and nothing else; without one it starts the playground
 * and the product as processes of their own, pointed at each other, and prints the page to open.
 */

const folder = '.labelbreak'
const readyWithinMs = 120_000

type Environment = Readonly<Record<string, string | undefined>>

async function startProductOnly(): Promise<void> {
  const product = run('src/main.ts', productFlags, process.env)
  passSignalsTo(async (signal) => void product.kill(signal))
  process.exitCode = await exited(product)
}

async function startPlayground(env: Environment): Promise<void> {
  const host = '127.0.0.1'
  const port = await choosePort(env.PORT, 3000)
  const playgroundPort = await choosePort(env.PLAYGROUND_PORT, port + 1)
  const productUrl = `http://${host}:${port}`
  const pageUrl = `http://${host}:${playgroundPort}`
  const secrets = { SLACK_SIGNING_SECRET: randomBytes(16).toString('hex'), SLACK_BOT_TOKEN: await keptToken() }

  const children: ChildProcess[] = []
  const stop = async () => {
    // The product goes first, so that what it says last still arrives; its database goes with it.
    for (const child of children.toReversed()) {
      child.kill('SIGTERM')
      await exited(child)
    }
  }
  passSignalsTo(stop)

  const playground = run('playground/main.ts', ['--disable-warning=ExperimentalWarning'], {
    ...env,
    ...secrets,
    PRODUCT_URL: productUrl,
    PLAYGROUND_PORT: String(playgroundPort),
    PLAYGROUND_STATE_DIR: folder,
  })
  children.push(playground)
  await answers(`${pageUrl}/`, playground)
  const product = run('src/main.ts', productFlags, {
    LOG_LEVEL: 'warn',
    ...env,
    ...secrets,
    HOST: host,
    PORT: String(port),
    SLACK_API_URL: `${pageUrl}/api/`,
    ENCRYPTION_KEY: env.ENCRYPTION_KEY || (await keptEncryptionKey()),
    DEV_CLOCK: '1',
  })
  children.push(product)
  await answers(`${productUrl}/readyz`, product)
  await sampleStarted(playground)
  process.stdout.write(welcome(pageUrl))

  await Promise.race(children.map(exited))
  await stop()
  process.exitCode = 1
}

function welcome(pageUrl: string): string {
  return `
Labelbreak is running. Open ${pageUrl}

  You are looking at a pretended Slack workspace; everything else is the product itself.
  1. Choose an expert on the left. A direct message asks for a few minutes: tap 5 min and label.
  2. Choose the lead and type /label status Contract clauses, or /label new for a campaign of your own.
  Stop with Ctrl+C. All of it is kept in ${folder}/ and is there again next time.

`
}

function run(file: string, flags: readonly string[], env: Environment): ChildProcess {
  return spawn(process.execPath, [...flags, file], { env: { ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

/** The sample campaign is launched over HTTP, as a lead would; the page is worth opening once it is there. */
function sampleStarted(playground: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    playground.once('message', () => resolve())
    playground.send('product ready')
  })
}

function exited(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? 1)
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

/** Waits until an address answers with success. @throws Error when the process ends first, or after two minutes */
async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + readyWithinMs
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('a process ended before it was ready')
    const response = await fetch(url).catch(() => null)
    await response?.body?.cancel()
    if (response?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} did not answer within ${readyWithinMs / 1000} s`)
}

/** The port that was asked for, or else the first free one from `from` on. */
async function choosePort(asked: string | undefined, from: number): Promise<number> {
  if (asked !== undefined && asked !== '') return Number(asked)
  for (let port = from; port < from + 100; port++) if (await isFree(port)) return port
  throw new Error(`no free port between ${from} and ${from + 99}; set PORT and PLAYGROUND_PORT`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** The playground's own key: made once, so that what was encrypted under it can be read next time. */
function keptEncryptionKey(): Promise<string> {
  return keptSecret('encryption-key', () => randomBytes(32).toString('hex'))
}

function keptToken(): Promise<string> {
  return keptSecret('playground-token', () => `xoxb-${randomBytes(12).toString('hex')}`)
}

async function keptSecret(name: string, make: () => string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, name)
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept !== null) return kept.trim()
  const secret = make()
  await writeFile(file, `${secret}\n`, { mode: 0o600 })
  await chmod(file, 0o600)
  return secret
}

function passSignalsTo(stop: (signal: NodeJS.Signals) => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))
}

if (process.env.SLACK_SIGNING_SECRET || process.env.TEAMS_APP_ID) await startProductOnly()
else await startPlayground(process.env)

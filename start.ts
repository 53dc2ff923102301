import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { productFlags } from './product-flags.ts'

/**
 * `npm start`. With a platform configured it runs the product and nothing else; without one it starts the playground
 * and the product as processes of their own, pointed at each other, and prints the page to open. What is kept lies in
 * the working directory.
 */

const folder = '.labelbreak'
const worlds = ['lived', 'empty'] as const
const readyWithinMs = 120_000
/** Of the bot in the pretended tenant: the same at each start, as rows in the database name them. */
const pretendedRegistration = {
  TEAMS_APP_ID: '2d6b3c1a-9e4f-4b7d-a1c2-3f4e5d6c7b8a',
  TEAMS_TENANT_ID: '6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f',
}

type Environment = Readonly<Record<string, string | undefined>>

/** A start that failed for a reason that has been said already, or is said by its message. */
class CannotStart extends Error {}

const started: ChildProcess[] = []
let stopping: Promise<void> | null = null

async function startProductOnly(env: Environment): Promise<number> {
  const product = run('src/main.ts', productFlags, env)
  return await exited(product)
}

/** The workspace that has lived two weeks, or one in which a campaign has just been launched. */
type World = (typeof worlds)[number]

type Ports = { readonly port: number; readonly playgroundPort: number; readonly teamsPort: number }

/** @returns the exit code, once somebody asked to stop or one of the two processes ended by itself */
async function startPlayground(env: Environment): Promise<number> {
  const port = await choosePort('PORT', env.PORT, 3000)
  const playgroundPort = await choosePort('PLAYGROUND_PORT', env.PLAYGROUND_PORT, port + 1)
  const teamsPort = await choosePort('PLAYGROUND_TEAMS_PORT', env.PLAYGROUND_TEAMS_PORT, playgroundPort + 1)
  const ports = { port, playgroundPort, teamsPort }
  let world = await worldThere()
  if (world === null) {
    // A database of one's own is not filled for a look around.
    world = env.PLAYGROUND_WORLD === 'empty' || env.DATABASE_URL ? 'empty' : 'lived'
    await makeWorld(world)
  }
  for (let isFirst = true; ; isFirst = false) {
    const next = await runPlayground(env, ports, world, isFirst)
    if (next === null || stopping !== null) return stopping === null ? 1 : 0
    await stopAll()
    started.length = 0
    world = next
    await makeWorld(world)
  }
}

/** Which one is kept here; null where none is. */
async function worldThere(): Promise<World | null> {
  const said = await readFile(join(folder, 'world'), 'utf8').catch(() => null)
  if (said !== null) return worlds.find((world) => world === said.trim()) ?? null
  const isOlder = await access(join(folder, 'slack.json')).then(
    () => true,
    () => false,
  )
  return isOlder ? 'empty' : null
}

/** Takes away what is there. A database of one's own, elsewhere, is let be. */
async function makeWorld(world: World): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of ['postgres', 'clock', 'slack.json', 'slack.json.files', 'teams.json', 'teams.json.files']) {
    await rm(join(folder, name), { recursive: true, force: true })
  }
  // What is begun and not finished is begun anew.
  await writeFile(join(folder, 'world'), 'half\n')
  if (world === 'lived') {
    const loading = run('playground/snapshot/load-world.ts', productFlags, process.env, [folder])
    if ((await exited(loading)) !== 0) throw new CannotStart('the workspace could not be put in place')
    started.pop()
  }
  await writeFile(join(folder, 'world'), `${world}\n`)
}

/** The later of the machine's time and the one that the product's clock had been moved to. */
async function clockFrom(): Promise<string> {
  const kept = Date.parse((await readFile(join(folder, 'clock'), 'utf8').catch(() => '')).trim())
  return new Date(Math.max(Number.isNaN(kept) ? 0 : kept, Date.now())).toISOString()
}

/** @returns the world to start with next; null once one of the processes ended by itself, or is to be stopped */
async function runPlayground(env: Environment, ports: Ports, world: World, isFirst: boolean): Promise<World | null> {
  const host = '127.0.0.1'
  const { port, playgroundPort, teamsPort } = ports
  const productUrl = `http://${host}:${port}`
  const pageUrl = `http://${host}:${playgroundPort}`
  const secrets = {
    SLACK_SIGNING_SECRET: randomBytes(16).toString('hex'),
    SLACK_BOT_TOKEN: await keptToken(),
    ...pretendedRegistration,
    TEAMS_APP_PASSWORD: randomBytes(16).toString('hex'),
  }

  const playground = run('playground/main.ts', ['--disable-warning=ExperimentalWarning'], {
    ...env,
    ...secrets,
    PRODUCT_URL: productUrl,
    PLAYGROUND_PORT: String(playgroundPort),
    PLAYGROUND_TEAMS_PORT: String(teamsPort),
    PLAYGROUND_STATE_DIR: folder,
    PLAYGROUND_WORLD: world,
    DEV_CLOCK_FROM: await clockFrom(),
  })
  const asked = new Promise<World>((resolve) => {
    playground.on('message', (message) => {
      if (message === 'start over') resolve('lived')
      if (message === 'start empty') resolve('empty')
    })
  })
  await answers(`${pageUrl}/play/world`, playground)
  const startProduct = async () => {
    const product = run('src/main.ts', productFlags, {
      LOG_LEVEL: 'warn',
      ...env,
      ...secrets,
      HOST: host,
      PORT: String(port),
      SLACK_API_URL: `${pageUrl}/api/`,
      TEAMS_API_URL: `http://${host}:${teamsPort}`,
      PUBLIC_URL: productUrl,
      // What was encrypted for the workspace that is put in place, was so under its own key.
      ENCRYPTION_KEY: (world === 'empty' && env.ENCRYPTION_KEY) || (await keptEncryptionKey()),
      DEV_CLOCK: '1',
      DEV_CLOCK_FROM: await clockFrom(),
    })
    await answers(`${productUrl}/readyz`, product)
    playground.send('product ready')
    return product
  }
  const product = await startProduct()
  await worldReady(playground)
  if (stopping === null && isFirst) process.stdout.write(welcome(pageUrl))
  const ended = Promise.race([exited(playground), endOf(product, playground, startProduct)])
  return await Promise.race([ended.then(() => null), asked])
}

/** Resolves once the product has ended by itself. Where the page has it killed, it is started again. */
async function endOf(first: ChildProcess, playground: ChildProcess, again: () => Promise<ChildProcess>): Promise<void> {
  let product = first
  let isKilled = false
  playground.on('message', (message) => {
    if (message !== 'kill product') return
    isKilled = true
    product.kill('SIGKILL')
  })
  for (;;) {
    await exited(product)
    if (!isKilled || stopping !== null) return
    isKilled = false
    started.splice(started.indexOf(product), 1)
    product = await again()
  }
}

function welcome(pageUrl: string): string {
  return `
Labelbreak is running. Open ${pageUrl}

  You are looking at pretended workspaces of Slack and Microsoft Teams; everything else is the product itself. They have lived
  two weeks: choose a door to label for five minutes, to look after a campaign, or to decide on Monday.
  Stop with Ctrl+C. All of it is kept in ${folder}/ and is there again next time.

`
}

/** In a process group of its own: Ctrl+C in a terminal then reaches this process alone, which stops the rest in order. */
function run(file: string, flags: readonly string[], env: Environment, words: readonly string[] = []): ChildProcess {
  if (stopping !== null) throw new CannotStart()
  const child = spawn(process.execPath, [...flags, join(import.meta.dirname, file), ...words], {
    env: { ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  started.push(child)
  return child
}

/** The product goes first, so that what it says last still arrives; its database goes with it. */
async function stopAll(): Promise<void> {
  for (const child of started.toReversed()) {
    child.kill('SIGTERM')
    await exited(child)
  }
}

/** A sample campaign is launched over HTTP, as a lead would; the page is worth opening once it is there. */
function worldReady(playground: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    playground.once('message', () => resolve())
    playground.once('exit', () => resolve())
  })
}

function exited(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? 1)
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

/** Waits until an address answers with success. @throws CannotStart when the process ends first, or after two minutes */
async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + readyWithinMs
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) throw new CannotStart()
    const response = await fetch(url).catch(() => null)
    await response?.body?.cancel()
    if (response?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new CannotStart(`${url} did not answer within ${readyWithinMs / 1000} s`)
}

/** The port that was asked for, or else the first free one from `from` on. */
async function choosePort(name: string, asked: string | undefined, from: number): Promise<number> {
  if (asked !== undefined && asked !== '') {
    const port = Number(asked)
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new CannotStart(`${name} must be a number from 1 to 65535`)
    if (!(await isFree(port))) throw new CannotStart(`port ${port} is taken; give ${name} another, or leave it out`)
    return port
  }
  for (let port = from; port < from + 100; port++) if (await isFree(port)) return port
  throw new CannotStart(`no free port between ${from} and ${from + 99}; set PORT and PLAYGROUND_PORT`)
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

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopping ??= stopAll()
  })
}

const { SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, TEAMS_APP_ID, TEAMS_APP_PASSWORD } = process.env
const hasPlatform = Boolean(SLACK_SIGNING_SECRET || SLACK_BOT_TOKEN || TEAMS_APP_ID || TEAMS_APP_PASSWORD)
try {
  process.exitCode = await (hasPlatform ? startProductOnly(process.env) : startPlayground(process.env))
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  if (error.message !== '') process.stderr.write(`Labelbreak cannot start: ${error.message}\n`)
  process.exitCode = stopping === null ? 1 : 0
} finally {
  await (stopping ?? stopAll())
}

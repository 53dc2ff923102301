import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { productFlags } from '../../product-flags.ts'
import { packIntent } from '../../src/bots/codec/intent-codec.ts'
import { insertAnnotator, insertCampaign } from './bench-campaign.ts'
import { openBenchPostgres } from './bench-postgres.ts'
import { type Clicker, clickFor, type Measured, signingSecret } from './click-load.ts'
import { openSlackStub, type SlackStub } from './slack-stub.ts'

const usualPeople = 50

/** One process under load. */
export type MeasuredApp = {
  clickFor(warmUpMs: number, forMs: number): Promise<Measured>
  /** Largest resident memory so far, in MB; null where the system does not tell. */
  peakMemoryMb(): Promise<number | null>
  /** How long its event loop was held up at the most since this was asked last, where `loop-delay.ts` was loaded into it. */
  longestDelayMs(): Promise<number>
  readonly eventsUrl: string
  readonly clickers: readonly Clicker[]
  /** In which they label. */
  readonly campaignId: string
}

type Options = { readonly people?: number /** Of Node, for the product. */; readonly flags?: readonly string[] }

/**
 * The product and the bare app, each a process of its own under the flags that `npm start` uses, on one Postgres and
 * with one stand-in for Slack.
 */
export async function withMeasuredApps<T>(
  work: (
    product: MeasuredApp,
    bare: MeasuredApp,
    postgres: { readonly url: string; readonly pool: pg.Pool; readonly stub: SlackStub },
  ) => Promise<T>,
  { people = usualPeople, flags = [] }: Options = {},
): Promise<T> {
  const postgres = await openBenchPostgres()
  const stub = await openSlackStub()
  const children: ChildProcess[] = []
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 })
  try {
    const launch = async (file: string, env: Record<string, string>, flags: readonly string[] = []) => {
      const port = await freePort()
      const child = spawn(process.execPath, [...productFlags, ...flags, file], {
        env: {
          ...process.env,
          ...env,
          DATABASE_URL: postgres.url,
          SLACK_SIGNING_SECRET: signingSecret,
          PORT: String(port),
        },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      children.push(child)
      return { child, port }
    }
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_API_URL: `${stub.url}/api/`,
      ENCRYPTION_KEY: 'ab'.repeat(32),
      LOG_LEVEL: 'warn',
      DEV_CLOCK: '0',
    }
    const product = await launch('src/main.ts', env, flags)
    await untilReady(`http://127.0.0.1:${product.port}/readyz`)
    const { clickers, campaignId } = await seedPeople(pool, people)

    await pool.query('CREATE TABLE bare_answers (id bigserial PRIMARY KEY, person text NOT NULL, label int NOT NULL)')
    const bare = await launch('bench/support/bare-app.ts', {})
    await untilReady(`http://127.0.0.1:${bare.port}/`)
    const bareClickers = clickers.map(({ userId }) => ({
      userId,
      first: { action_id: 'label', block_id: 'b', value: 'Termination', text: 'Termination' },
    }))
    const app = ({ child, port }: typeof product, who: readonly Clicker[]): MeasuredApp => {
      const eventsUrl = `http://127.0.0.1:${port}/slack/events`
      return {
        clickFor: (warmUpMs, forMs) => clickFor(eventsUrl, stub, who, warmUpMs, forMs),
        peakMemoryMb: () => peakMemoryMb(child.pid ?? 0),
        longestDelayMs: () => longestDelayMs(child),
        eventsUrl,
        clickers: who,
        campaignId,
      }
    }
    return await work(app(product, clickers), app(bare, bareClickers), { url: postgres.url, pool, stub })
  } finally {
    for (const child of children) await ended(child)
    await pool.end()
    await stub.close()
    await postgres.close()
  }
}

/** People with a campaign that will not run out, each about to start a session of 30 minutes. */
async function seedPeople(pool: pg.Pool, people: number): Promise<{ clickers: Clicker[]; campaignId: string }> {
  const { rows } = await pool.query<{ id: string; organization_id: string }>(
    'SELECT id, organization_id FROM workspaces',
  )
  const workspace = rows[0]
  if (workspace === undefined) throw new Error('the product has no workspace')
  const campaign = await insertCampaign(pool, workspace.organization_id, { items: 100_000, gold: 2_000, overlap: 3 })
  const clickers: Clicker[] = []
  for (let person = 0; person < people; person++) {
    const userId = `U${uuidv7().replaceAll('-', '').toUpperCase()}`
    await insertAnnotator(pool, campaign, workspace.id, userId)
    const value = packIntent({ kind: 'start', campaignId: campaign.campaignId, minutes: 30 })
    clickers.push({ userId, first: { action_id: 'start', block_id: 'start', value, text: '30 min' } })
  }
  return { clickers, campaignId: campaign.campaignId }
}

function longestDelayMs(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (said: { longestMs: number }) => resolve(said.longestMs))
    child.send('how long?')
  })
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const response = await fetch(url).catch(() => null)
    await response?.body?.cancel()
    if (response !== null && response.status !== 503) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

async function peakMemoryMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
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

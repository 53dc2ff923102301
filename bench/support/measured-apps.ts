import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { appProcesses, untilReady } from './app-processes.ts'
import { openBenchPostgres } from './bench-postgres.ts'
import { type Clicker, clickFor, type Measured, signingSecret } from './click-load.ts'
import { seedPeople } from './seed-people.ts'
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
  const apps = appProcesses({ DATABASE_URL: postgres.url, SLACK_SIGNING_SECRET: signingSecret })
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 })
  try {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_API_URL: `${stub.url}/api/`,
      ENCRYPTION_KEY: 'ab'.repeat(32),
      LOG_LEVEL: 'warn',
      DEV_CLOCK: '0',
      LEAST_READING_MS: '0',
    }
    const product = await apps.launch('src/main.ts', env, flags)
    await untilReady(`http://127.0.0.1:${product.port}/readyz`)
    const { userIds, start, campaignId } = await seedPeople(pool, people)
    const clickers = userIds.map((userId) => ({
      userId,
      first: { action_id: 'start', block_id: 'start', value: start, text: '30 min' },
    }))

    await pool.query('CREATE TABLE bare_answers (id bigserial PRIMARY KEY, person text NOT NULL, label int NOT NULL)')
    const bare = await apps.launch('bench/support/bare-app.ts', {})
    await untilReady(`http://127.0.0.1:${bare.port}/`)
    const bareClickers = userIds.map((userId) => ({
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
    await apps.end()
    await pool.end()
    await stub.close()
    await postgres.close()
  }
}

function longestDelayMs(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (said: { longestMs: number }) => resolve(said.longestMs))
    child.send('how long?')
  })
}

async function peakMemoryMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}

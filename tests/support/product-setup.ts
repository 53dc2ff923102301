import { deepEqual } from 'node:assert'
import pg from 'pg'
import type { PersonSeed } from '../../playground/slack/person.ts'
import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'
import { startSlackWorkspace } from '../../playground/slack/workspace.ts'
import { freshDatabase } from './database.ts'
import { type ProductProcess, startProcess } from './product-process.ts'
import { openWire, type Wire } from './product-wire.ts'
import { unfitInSlack } from './sends-law.ts'

export const botToken = 'xoxb-tests-7f3a91c5'
export const signingSecret = 'a-signing-secret-of-the-tests'
export const encryptionKey = '5c'.repeat(32)

/** The real product with all that it stands between: a workspace that speaks to it over HTTP, and a real database. */
export type ProductSetup = {
  readonly slack: SlackWorkspace
  readonly wire: Wire
  readonly replicas: readonly ProductProcess[]
  /** The first replica. */
  readonly product: ProductProcess
  /** The tests' own look into the database. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

type Options = {
  readonly people: readonly string[]
  /** Default: a fresh one, migrated and empty. */
  readonly databaseUrl?: string
  /** Default 1. Two and more start at the same moment. */
  readonly replicas?: number
  readonly env?: Readonly<Record<string, string>>
  /** The workspace's clock, in milliseconds: rules the life of response URLs. */
  readonly now?: () => number
}

/** Who may start campaigns, beside the people asked for. */
const lead: PersonSeed = { handle: 'lead', name: 'Lea Lead', tz: 'Europe/Berlin' }

export async function openSetup(options: Options): Promise<ProductSetup> {
  const fresh = options.databaseUrl === undefined ? await freshDatabase() : null
  const databaseUrl = options.databaseUrl ?? fresh?.url ?? ''
  const wire = await openWire()
  const slack = await startSlackWorkspace({
    eventsUrl: `${wire.url}/slack/events`,
    signingSecret,
    botToken,
    people: [lead, ...options.people.map((handle) => ({ handle, name: `Expert ${handle}`, tz: 'Europe/Berlin' }))],
    limits: 'off',
    eventRetryDelaysMs: [],
    ...(options.now === undefined ? {} : { now: options.now }),
  })
  const env = { ...productEnv(databaseUrl, slack.url), ...options.env }
  const replicas = await Promise.all(Array.from({ length: options.replicas ?? 1 }, () => startProcess(env)))
  wire.setTargets(replicas.map(({ url }) => url))
  const [product] = replicas
  if (product === undefined) throw new RangeError('a setup has one replica at least')
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  // A server that goes away under idle connections is what some tests are about.
  pool.on('error', () => {})
  return {
    slack,
    wire,
    replicas,
    product,
    pool,
    /** Ends it all, and looks whether people read what they should. */
    async close() {
      const unfit = await unfitInSlack(slack, pool)
      for (const replica of replicas) await replica.end('SIGKILL')
      await slack.close()
      await wire.close()
      await pool.end()
      await fresh?.drop()
      deepEqual(unfit, [])
    },
  }
}

/** All that the product is told by its environment, but for its port. */
export function productEnv(databaseUrl: string, slackUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: `${slackUrl}/api/`,
    ENCRYPTION_KEY: encryptionKey,
    // These tests tap as fast as they can.
    LEAST_READING_MS: '0',
  }
}

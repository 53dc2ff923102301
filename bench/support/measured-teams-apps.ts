import pg from 'pg'
import { appProcesses, untilReady } from './app-processes.ts'
import { openBenchPostgres } from './bench-postgres.ts'
import type { Measured } from './click-load.ts'
import type { MessageUpdates } from './message-updates.ts'
import { seedPeople } from './seed-people.ts'
import { clickInTeamsFor, type TeamsLoad } from './teams-load.ts'
import { appId, openTeamsStub, password, tenantId } from './teams-stub.ts'

const people = 50

type MeasuredTeamsApp = { clickFor(warmUpMs: number, forMs: number): Promise<Measured> }

/**
 * The product in Teams and the bare bot, each a process of its own under the flags that `npm start` uses, on one Postgres
 * and with one stand-in for Microsoft.
 */
export async function withMeasuredTeamsApps<T>(
  work: (product: MeasuredTeamsApp, bare: MeasuredTeamsApp, updates: MessageUpdates) => Promise<T>,
): Promise<T> {
  const postgres = await openBenchPostgres()
  const stub = await openTeamsStub()
  const apps = appProcesses({ DATABASE_URL: postgres.url })
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 })
  try {
    const product = await apps.launch('src/main.ts', {
      TEAMS_APP_ID: appId,
      TEAMS_APP_PASSWORD: password,
      TEAMS_TENANT_ID: tenantId,
      TEAMS_API_URL: stub.url,
      ENCRYPTION_KEY: 'ab'.repeat(32),
      LOG_LEVEL: 'warn',
      DEV_CLOCK: '0',
      LEAST_READING_MS: '0',
    })
    await untilReady(`http://127.0.0.1:${product.port}/readyz`)
    const { userIds, start } = await seedPeople(pool, people)
    await pool.query('CREATE TABLE bare_answers (id bigserial PRIMARY KEY, person text NOT NULL, label int NOT NULL)')
    const bare = await apps.launch('bench/support/bare-teams-app.ts', { BOT_SETTINGS: JSON.stringify(stub.settings) })
    await untilReady(`http://127.0.0.1:${bare.port}/`)
    const load = (port: number, first: object, onAnswer: MessageUpdates['answered']): TeamsLoad => ({
      botUrl: `http://127.0.0.1:${port}/teams/messages`,
      stub,
      clickers: userIds.map((userId) => ({ userId, first })),
      onAnswer,
    })
    const onProduct = load(product.port, { act: start }, stub.updates.answered)
    const onBare = load(bare.port, { label: 'Termination' }, () => {})
    return await work(
      {
        async clickFor(warmUpMs, forMs) {
          const measured = await clickInTeamsFor(onProduct, warmUpMs, forMs)
          // The bare bot's turn is its own.
          await stub.updates.caughtUp()
          return measured
        },
      },
      { clickFor: (warmUpMs, forMs) => clickInTeamsFor(onBare, warmUpMs, forMs) },
      stub.updates,
    )
  } finally {
    await apps.end()
    await pool.end()
    await stub.close()
    await postgres.close()
  }
}

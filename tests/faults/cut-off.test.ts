import { setTimeout as pause } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

const people = ['ana', 'bo', 'cy']

let setup: ProductSetup
let boss: PgBoss
beforeAll(async () => {
  setup = await openSetup({ people })
  const { connectionString = '' } = setup.pool.options
  boss = new PgBoss({ connectionString, schedule: false, supervise: false })
  await boss.start()
  for (const handle of people) await setup.slack.as(handle).command('/label help')
})
afterAll(async () => {
  await boss.stop()
  await setup.close()
})

/** Gives everybody a message, with the job that sends it. */
async function writeToAll(): Promise<void> {
  const { rows } = await setup.pool.query<{ person_id: string; workspace_id: string; organization_id: string }>(
    'select person_id, workspace_id, organization_id from identities',
  )
  for (const row of rows) {
    const id = uuidv7()
    await setup.pool.query(
      `insert into deliveries (id, organization_id, person_id, workspace_id, screen, state, created_at)
       values ($1, $2, $3, $4, $5, 'waiting', now())`,
      [
        id,
        row.organization_id,
        row.person_id,
        row.workspace_id,
        { kind: 'continued-below', campaignName: 'Contracts' },
      ],
    )
    await boss.send('deliver', { id })
  }
}

async function states(): Promise<Record<string, number>> {
  const { rows } = await setup.pool.query<{ said: string; n: number }>(
    `select concat_ws(': ', state, error) as said, count(*)::int as n from deliveries group by 1`,
  )
  return Object.fromEntries(rows.map(({ said, n }) => [said, n]))
}

const readiness = async () => await (await fetch(`${setup.product.url}/readyz`)).json()

test('a revoked token marks nobody as unreachable: messages wait, and go out once it is valid again', async () => {
  const { slack, product, pool } = setup
  slack.parts.access.tokenRevoked = true
  await writeToAll()
  while (Object.keys(await states()).every((said) => !said.includes('cut off'))) await pause(20)
  expect(await readiness()).toEqual({ ready: true, troubles: ['slack: token_revoked'] })
  expect((await pool.query('select 1 from identities where unreachable_since is not null')).rows).toEqual([])
  expect(product.output().split('slack takes nothing from this installation')).toHaveLength(2)

  slack.parts.access.tokenRevoked = false
  // Stands for the minute after which the platform is tried again.
  for (const until = Date.now() + 20_000; Date.now() < until && (await states()).sent !== people.length; ) {
    await pool.query('delete from buckets')
    await pool.query('update deliveries set place_at = null')
    await pool.query(
      `update pgboss.job set start_after = now() where name = 'deliver' and state in ('created', 'retry')`,
    )
    await pause(200)
  }
  expect(await states()).toEqual({ sent: people.length })
  expect(people.map((handle) => slack.as(handle).dm().length)).toEqual(people.map(() => 2))
  expect(await readiness()).toEqual({ ready: true })
}, 60_000)

test('restarted while its token is revoked, it is ready and says so, and goes on with a token that works', async () => {
  const { slack, product } = setup
  slack.parts.access.tokenRevoked = true
  await product.end('SIGTERM')
  await product.start()
  expect(await readiness()).toEqual({ ready: true, troubles: ['slack: token_revoked'] })
  await product.end('SIGTERM')
  slack.parts.access.tokenRevoked = false
  await product.start()
  expect(await readiness()).toEqual({ ready: true })
  expect(await slack.as('ana').command('/label help')).toMatchObject({ error: null })
}, 60_000)

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardOf, cardSaying, nextCard, promptOn, seen } from '../support/product-cards.ts'
import { answersOf, brokenLaws } from '../support/product-ledger.ts'
import { statusOf } from '../support/product-process.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'
import { openSilentProxy, type SilentProxy } from '../support/silent-proxy.ts'

const people = ['ana', 'bo', 'cy', 'di']
const many = Array.from({ length: 24 }, (_, at) => `looker-${at + 1}`)

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let proxy: SilentProxy
let setup: ProductSetup
/** Straight to the database. */
let pool: pg.Pool
beforeAll(async () => {
  fresh = await freshDatabase()
  pool = new pg.Pool({ connectionString: fresh.url, max: 4 })
  proxy = await openSilentProxy(fresh.url)
  setup = await openSetup({ people: [...people, ...many], databaseUrl: proxy.url, env: { DATABASE_CONNECTIONS: '10' } })
  const items = Array.from({ length: 30 }, (_, at) => `Clause ${at + 1}`)
  await launchCampaign(setup.slack, { name: 'Clauses', annotators: people, items, overlap: 4 })
  for (const person of people) await begin(setup.slack, person)
})
afterAll(async () => {
  await setup?.close()
  await proxy?.close()
  await pool?.end()
  await fresh?.drop()
})

/** Has somebody hold what a statement locks while `meanwhile` runs. */
async function holding(lock: string, values: unknown[], meanwhile: () => Promise<void>): Promise<void> {
  const holder: pg.PoolClient = await pool.connect()
  try {
    await holder.query('BEGIN')
    await holder.query(lock, values)
    await meanwhile()
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
  }
}

async function tap(person: string, text: string): Promise<void> {
  const { slack } = setup
  expect(await slack.as(person).click(cardOf(slack, person), { text })).toMatchObject({ status: 200, error: null })
}

/** Taps, and waits for the next prompt. */
async function click(person: string, text: string): Promise<void> {
  const before = cardOf(setup.slack, person)
  await tap(person, text)
  await nextCard(setup.slack, person, before)
}

const labelsOf = async (person: string) =>
  (await answersOf(pool, setup.slack.as(person).id)).map(({ labelIds }) => labelIds[0])
const sessionOf = (person: string) => promptOn(cardOf(setup.slack, person))?.offer.sessionId

test('somebody whose row is held for long is told to tap again; the others’ answers are kept meanwhile', async () => {
  const { slack } = setup
  await holding('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [sessionOf('ana')], async () => {
    const held = tap('ana', 'Yes')
    for (const text of ['Yes', 'No']) await Promise.all(['bo', 'cy', 'di'].map((person) => click(person, text)))
    await held
    await seen(slack, 'ana', 'That tap could not be saved')
    expect(await statusOf(`${setup.product.url}/readyz`)).toBe(200)
  })
  for (const person of ['bo', 'cy', 'di']) expect(await labelsOf(person)).toEqual([1, 2])
  expect(await labelsOf('ana')).toEqual([])
  await click('ana', 'No')
  await cardSaying(slack, 'ana', '1 done')
  expect(await labelsOf('ana')).toEqual([2])
})

test('connections that the database ends under a click cost nothing', async () => {
  for (let round = 0; round < 5; round++) {
    const clicked = people.map((person) => click(person, 'Yes'))
    await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE '%sessions%' AND pid <> pg_backend_pid()`)
    await Promise.all(clicked)
  }
  for (const person of people) expect((await labelsOf(person)).slice(-5)).toEqual([1, 1, 1, 1, 1])
})

const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`

test('work that hangs uses up no connection of a click', async () => {
  await holding('LOCK TABLE homes', [], async () => {
    await Promise.all(many.map((person) => setup.slack.as(person).openHome()))
    await expect.poll(async () => (await pool.query(waiting)).rowCount).toBeGreaterThanOrEqual(2)
    await click('bo', 'No')
    expect((await labelsOf('bo')).at(-1)).toBe(2)
    expect(await statusOf(`${setup.product.url}/readyz`)).toBe(200)
  })
})

test('connections that have gone silent cost one tap more at most', async () => {
  const { slack } = setup
  const before = (await labelsOf('cy')).length
  proxy.silence()
  await tap('cy', 'No')
  if ((await labelsOf('cy')).length === before) {
    await seen(slack, 'cy', 'That tap could not be saved')
    await click('cy', 'No')
  }
  expect((await labelsOf('cy')).length).toBe(before + 1)
})

test('where no connection says a word it is not ready, and says why, and is ready again after that', async () => {
  const { product } = setup
  proxy.silenceAll()
  const answer = await fetch(`${product.url}/readyz`)
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ ready: false, because: 'the database does not answer' })
  proxy.heal()
  await expect.poll(() => statusOf(`${product.url}/readyz`)).toBe(200)
  expect(await brokenLaws(pool)).toEqual({})
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardOf, cardSaying, promptOn, seen } from '../support/product-cards.ts'
import { answersOf, brokenLaws } from '../support/product-ledger.ts'
import { brokenPromises, startLoad } from '../support/product-load.ts'
import { statusOf } from '../support/product-process.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'
import { type RestartablePostgres, startRestartablePostgres } from '../support/restartable-postgres.ts'

const loaders = Array.from({ length: 12 }, (_, at) => `expert-${at + 1}`)
const people = ['ana', 'bo', ...loaders]

let server: RestartablePostgres
let setup: ProductSetup
beforeAll(async () => {
  server = await startRestartablePostgres()
  setup = await openSetup({ people, databaseUrl: server.url })
  const items = Array.from({ length: 200 }, (_, at) => `Clause ${at + 1}`)
  await launchCampaign(setup.slack, { name: 'Clauses', annotators: people, items, overlap: 14 })
})
afterAll(async () => {
  await setup?.close()
  await server?.stop()
})

/** Waits until the product says that it is ready again, or not. */
async function untilReadyIs(status: number): Promise<void> {
  await expect.poll(() => statusOf(`${setup.product.url}/readyz`), { timeout: 30_000 }).toBe(status)
}

test('while the database is away a click is answered kindly, and once it is back the same card goes on', async () => {
  const { slack, product, pool } = setup
  const card = await begin(slack, 'ana')
  const { offer } = promptOn(card) ?? {}
  await server.restart(async () => {
    await untilReadyIs(503)
    expect(await statusOf(`${product.url}/healthz`)).toBe(200)
    expect(await slack.as('ana').click(card, { text: 'Yes' })).toMatchObject({ error: null })
    const words = await seen(slack, 'ana', 'Something went wrong on our side.')
    expect(words.onlyFor).toBe(slack.as('ana').id)
    expect(promptOn(cardOf(slack, 'ana'))?.offer).toEqual(offer)
    await slack.as('bo').command('/label list')
    await seen(slack, 'bo', 'Something went wrong on our side.')
  })
  await untilReadyIs(200)
  expect(await answersOf(pool, slack.as('ana').id)).toEqual([])
  expect(await slack.as('ana').click(card, { text: 'No' })).toMatchObject({ error: null })
  await cardSaying(slack, 'ana', '2 of about')
  expect(await answersOf(pool, slack.as('ana').id)).toMatchObject([{ labelIds: [2] }])
}, 45_000)

test('messages that are no reply go out again after it, without a restart of the product', async () => {
  await launchCampaign(setup.slack, { name: 'After the restart', annotators: ['bo'], items: ['A', 'B'] })
  await seen(setup.slack, 'bo', 'After the restart')
})

test('crashed under a dozen people, it costs them no answer that they saw kept, and doubles none', async () => {
  const { slack, product, pool } = setup
  const load = startLoad(slack, loaders)
  const answered = async () => (await answersOf(pool, null)).length
  for (let crash = 1; crash <= 2; crash++) {
    const before = await answered()
    await expect.poll(answered, { timeout: 30_000 }).toBeGreaterThan(before + 60)
    await server.crash()
    await untilReadyIs(200)
  }
  const before = await answered()
  await expect.poll(answered, { timeout: 30_000 }).toBeGreaterThan(before + 60)
  await load.stop()
  const kept = await answersOf(pool, null)
  const clicked = kept.filter((answer) => load.attempts.some(({ sessionId }) => sessionId === answer.sessionId))
  expect(brokenPromises(load.attempts, clicked)).toEqual([])
  expect(product.output()).toContain('request failed')
  await product.end('SIGTERM')
  expect(await brokenLaws(pool)).toEqual({})
}, 120_000)

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardOf, cardSaying, promptOn, seen, wordsOn } from '../support/product-cards.ts'
import { answersOf, brokenLaws } from '../support/product-ledger.ts'
import { brokenPromises, type Load, startLoad } from '../support/product-load.ts'
import { statusOf } from '../support/product-process.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'
import { type RestartablePostgres, startRestartablePostgres } from '../support/restartable-postgres.ts'

const crowd = Array.from({ length: 24 }, (_, at) => `expert-${at + 1}`)
const loaders = crowd.slice(0, 12)
const people = ['ana', 'bo', ...crowd]

const loads: Load[] = []

/** People who label until their test is over, however it ends. */
function loadOf(handles: readonly string[]): Load {
  const load = startLoad(setup.slack, handles)
  loads.push(load)
  onTestFinished(() => load.stop())
  return load
}

let server: RestartablePostgres
let setup: ProductSetup
beforeAll(async () => {
  server = await startRestartablePostgres()
  setup = await openSetup({ people, databaseUrl: server.url })
  const items = Array.from({ length: 300 }, (_, at) => `Clause ${at + 1}`)
  await launchCampaign(setup.slack, { name: 'Clauses', annotators: people, items, overlap: 20 })
})
afterAll(async () => {
  await setup?.close()
  await server?.stop()
})

/** Waits until the product says that it is ready again, or not. */
async function untilReadyIs(status: number): Promise<void> {
  await expect.poll(() => statusOf(`${setup.product.url}/readyz`)).toBe(status)
}

/** Of all that was clicked so far: what was acknowledged is kept, and nothing else. */
async function expectPromisesKept(): Promise<void> {
  const attempts = loads.flatMap((load) => load.attempts)
  const kept = await answersOf(setup.pool, null)
  const clicked = kept.filter((answer) => attempts.some(({ sessionId }) => sessionId === answer.sessionId))
  expect(brokenPromises(attempts, clicked)).toEqual([])
}

test('while the database is away a click is answered kindly, and once it is back the same card goes on', async () => {
  const { slack, product, pool } = setup
  const card = await begin(slack, 'ana')
  const { offer } = promptOn(card) ?? {}
  await server.restart(async () => {
    await untilReadyIs(503)
    expect(await statusOf(`${product.url}/healthz`)).toBe(200)
    expect(await slack.as('ana').click(card, { text: 'Yes' })).toMatchObject({ error: null })
    const words = await seen(slack, 'ana', 'That tap could not be saved')
    expect(words.onlyFor).toBe(slack.as('ana').id)
    expect(promptOn(cardOf(slack, 'ana'))?.offer).toEqual(offer)
    await slack.as('bo').command('/label list')
    await seen(slack, 'bo', 'Something went wrong on our side.')
  })
  await untilReadyIs(200)
  expect(await answersOf(pool, slack.as('ana').id)).toEqual([])
  expect(await slack.as('ana').click(card, { text: 'No' })).toMatchObject({ error: null })
  await cardSaying(slack, 'ana', '1 done')
  expect(await answersOf(pool, slack.as('ana').id)).toMatchObject([{ labelIds: [2] }])
}, 45_000)

test('messages that are no reply go out again after it, without a restart of the product', async () => {
  await launchCampaign(setup.slack, { name: 'After the restart', annotators: ['bo'], items: ['A', 'B'] })
  await seen(setup.slack, 'bo', 'After the restart')
})

test('restarted twice under two dozen people, it costs nobody a click, and nobody types anything to get going', async () => {
  const { slack, product, pool } = setup
  const failed = () => product.output().split('request failed').length
  const failedBefore = failed()
  const load = loadOf(crowd)
  const answered = async () => (await answersOf(pool, null)).length
  for (let restart = 1; restart <= 2; restart++) {
    const before = await answered()
    await expect.poll(answered).toBeGreaterThan(before + 30)
    await server.restart()
    await untilReadyIs(200)
  }
  const before = await answered()
  await expect.poll(answered).toBeGreaterThan(before + 30)
  await load.stop()
  await expectPromisesKept()
  const words = crowd.flatMap((handle) => slack.as(handle).dm().map(wordsOn))
  expect(words.filter((said) => said.includes('Something went wrong') || said.includes('out of date'))).toEqual([])
  expect(failed()).toBe(failedBefore)
}, 120_000)

test('crashed under a dozen people, it costs them no answer that they saw kept, and doubles none', async () => {
  const { product, pool } = setup
  const load = loadOf(loaders)
  const answered = async () => (await answersOf(pool, null)).length
  for (let crash = 1; crash <= 2; crash++) {
    const before = await answered()
    await expect.poll(answered).toBeGreaterThan(before + 30)
    await server.crash()
    await untilReadyIs(200)
  }
  const before = await answered()
  await expect.poll(answered).toBeGreaterThan(before + 30)
  await load.stop()
  await expectPromisesKept()
  await product.end('SIGTERM')
  expect(await brokenLaws(pool)).toEqual({})
}, 120_000)

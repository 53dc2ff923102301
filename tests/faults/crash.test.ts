import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin } from '../support/product-cards.ts'
import { answersOf, brokenLaws } from '../support/product-ledger.ts'
import { brokenPromises, knownItem, startLoad } from '../support/product-load.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

const people = Array.from({ length: 20 }, (_, at) => `expert-${at + 1}`)

let setup: ProductSetup
beforeAll(async () => {
  setup = await openSetup({ people })
  const items = Array.from({ length: 300 }, (_, at) => `Clause ${at + 1}`)
  const gold = Array.from({ length: 30 }, (_, at) => knownItem(at))
  await launchCampaign(setup.slack, { name: 'Clauses', annotators: people, items, gold, overlap: 10 })
})
afterAll(() => setup?.close())

test('killed three times under twenty people, it has every acknowledged answer once, and all slots are right', async () => {
  const { slack, product, pool } = setup
  for (const handle of people) await begin(slack, handle)
  const load = startLoad(slack, people)
  const acknowledged = () => load.attempts.filter((attempt) => attempt.acknowledged).length
  for (let kill = 1; kill <= 3; kill++) {
    const before = acknowledged()
    await slack.until(() => acknowledged() >= before + 40, 40_000)
    await product.end('SIGKILL')
    await product.start()
  }
  const before = acknowledged()
  await slack.until(() => acknowledged() >= before + 40, 40_000)
  await load.stop()
  await product.end('SIGTERM')
  expect(load.attempts.some((attempt) => !attempt.acknowledged)).toBe(true)
  expect(brokenPromises(load.attempts, await answersOf(pool, null))).toEqual([])
  expect(await brokenLaws(pool)).toEqual({})
}, 120_000)

import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchCampaign } from '../support/product-campaign.ts'
import { answersOf, brokenLaws } from '../support/product-ledger.ts'
import { brokenPromises, knownItem, startLoad } from '../support/product-load.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

const people = Array.from({ length: 32 }, (_, at) => `expert-${at + 1}`)
const items = 40
const overlap = 3

let setup: ProductSetup
beforeAll(async () => {
  setup = await openSetup({ people })
  const gold = Array.from({ length: 12 }, (_, at) => knownItem(at))
  const texts = Array.from({ length: items }, (_, at) => `Clause ${at + 1}`)
  await launchCampaign(setup.slack, { name: 'Clauses', annotators: people, items: texts, gold, overlap })
})
afterAll(() => setup?.close())

test('thirty-two people at overlap three give every item three answers, none lost and none too many', async () => {
  const { slack, pool } = setup
  const load = startLoad(slack, people)
  await load.done
  // Whoever left early comes back for what others skipped after that.
  const again = startLoad(slack, people)
  await again.done
  const attempts = [...load.attempts, ...again.attempts]
  const answers = await answersOf(pool, null)
  expect(attempts.every((attempt) => attempt.acknowledged)).toBe(true)
  expect(brokenPromises(attempts, answers)).toEqual([])
  expect(await brokenLaws(pool)).toEqual({})
  const perItem = Map.groupBy(
    answers.filter(({ purpose, counted, isStanding }) => purpose === 'ordinary' && counted && isStanding),
    ({ itemId }) => itemId,
  )
  expect([...perItem.values()].map((given) => given.length)).toEqual(Array(items).fill(overlap))
  expect(answers.some(({ purpose }) => purpose === 'gold')).toBe(true)
}, 120_000)

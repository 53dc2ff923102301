import type { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { figuresSoon } from '../../../src/flows/digest/figures-soon.ts'
import { loadCampaign } from '../../../src/store/campaigns/load-campaign.ts'
import { loadCampaignDates } from '../../../src/store/figures/digest-subjects.ts'
import { doHeavyWork } from '../../../src/store/figures/heavy-work.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'
import { addMember } from '../labeling/some-answers.ts'

let test: TestWorld
/** How many threads were begun, and how many there were at once. */
const threads = { begun: 0, alive: 0, most: 0 }
const count = (worker: Worker) => {
  threads.begun += 1
  threads.alive += 1
  threads.most = Math.max(threads.most, threads.alive)
  worker.once('exit', () => {
    threads.alive -= 1
  })
}

beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())
beforeEach(() => {
  process.on('worker', count)
  Object.assign(threads, { begun: 0, alive: 0, most: 0 })
})
afterEach(() => void process.off('worker', count))

async function begun() {
  const campaignId = await seedCampaign(test, { items: 3, people: [] })
  const campaign = await loadCampaign(test.world.database.prisma, campaignId)
  if (campaign === null) throw new Error('no campaign')
  return campaign
}

it('is computed once for all who ask for one week at the same time', async () => {
  const { id, name } = await begun()
  const readers = Array.from({ length: 15 }, (_, at) => `reader-${at}`)
  for (const reader of readers) await addMember(test, id, reader, 'manager')
  const digests = await Promise.all(readers.map((one) => test.ask(one, { kind: 'digest', which: { name } })))
  expect(new Set(digests.map(({ kind }) => kind))).toEqual(new Set(['digest']))
  expect(threads.begun).toBe(1)
})

it('goes on where it takes long, and is there for whoever asks again', async () => {
  const campaign = await begun()
  const dates = await loadCampaignDates(test.world.database.prisma, campaign.id)
  const ask = (patienceMs: number) => figuresSoon(test.world, campaign, dates, '2026-11-23', patienceMs)
  expect(await ask(0)).toBeNull()
  expect(await ask(60_000)).toMatchObject({ edition: 'so-far', progress: { items: 3 } })
  expect(threads.begun).toBe(1)
  expect(await ask(60_000)).toMatchObject({ edition: 'so-far' })
  expect(threads.begun).toBe(2)
})

it('and all other heavy work takes two threads of a process at the most, and one for the same work', async () => {
  const campaigns = await Promise.all([begun(), begun(), begun()])
  const order = (campaignId: string) => ({ what: 'figures', campaignId, at: test.world.now() }) as const
  const orders = [...campaigns, ...campaigns].map(({ id }) => doHeavyWork(test.world.database.pool, order(id)))
  expect(await Promise.all(orders)).toEqual(orders.map(() => 'done'))
  expect(threads).toMatchObject({ begun: 3, most: 2 })
})

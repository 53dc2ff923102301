import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardSaying, promptOn } from '../support/product-cards.ts'
import { answersOf, brokenLaws } from '../support/product-ledger.ts'
import { statusOf } from '../support/product-process.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

let setup: ProductSetup
beforeAll(async () => {
  setup = await openSetup({ people: ['ana', 'bo'] })
})
afterAll(() => setup?.close())

test('told to stop, it answers and keeps the click that is under way, and ends in good order', async () => {
  const { slack, product, pool } = setup
  await launchCampaign(slack, { name: 'Clauses', annotators: ['ana'], items: ['A', 'B', 'C'] })
  const card = await begin(slack, 'ana')
  const holder = await pool.connect()
  await holder.query('BEGIN')
  await holder.query('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [promptOn(card)?.offer.sessionId])
  const clicked = slack.as('ana').click(card, { text: 'No' })
  await expect.poll(async () => (await waiting()).length, { timeout: 15_000 }).toBe(1)
  const ended = product.end('SIGTERM')
  await expect.poll(() => statusOf(`${product.url}/healthz`), { timeout: 15_000 }).toBeNull()
  await holder.query('COMMIT')
  holder.release()
  expect(await clicked).toMatchObject({ status: 200, error: null })
  await cardSaying(slack, 'ana', '2 of about')
  expect(await ended).toBe(0)
  expect(await answersOf(pool, slack.as('ana').id)).toMatchObject([{ labelIds: [2] }])
  expect(await brokenLaws(pool)).toEqual({})
  await product.start()
})

test('told to stop while messages go out, it sends each of them once', async () => {
  const { slack, product } = setup
  const before = slack.journal.callsOf('chat.postMessage').length
  slack.faults.next('chat.postMessage', { kind: 'slow', ms: 1500 }, 2)
  const launched = launchCampaign(slack, { name: 'Second', annotators: ['ana', 'bo'], items: ['A', 'B'] })
  await expect.poll(async () => (await states()).includes('sending'), { timeout: 15_000 }).toBe(true)
  expect(await product.end('SIGTERM')).toBe(0)
  await product.start()
  await launched
  await expect.poll(async () => new Set(await states()), { timeout: 15_000 }).toEqual(new Set(['sent']))
  expect(slack.journal.callsOf('chat.postMessage')).toHaveLength(before + 2)
})

/** Statements that wait for a lock. */
async function waiting(): Promise<unknown[]> {
  const { rows } = await setup.pool.query(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  )
  return rows
}

async function states(): Promise<string[]> {
  const { rows } = await setup.pool.query<{ state: string }>('SELECT state FROM deliveries')
  return rows.map(({ state }) => state)
}

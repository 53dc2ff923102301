import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../playground/slack/workspace-state.ts'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardOf, cardSaying, promptOn } from '../support/product-cards.ts'
import { answersOf, brokenLaws } from '../support/product-ledger.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

let setup: ProductSetup
beforeAll(async () => {
  setup = await openSetup({ people: ['ana', 'bo'] })
})
afterAll(() => setup?.close())

test('told to stop, it answers and keeps the click that is under way, and ends in good order', async () => {
  const { slack, product, pool } = setup
  await launchCampaign(slack, { name: 'Clauses', annotators: ['ana'], items: ['A', 'B', 'C'] })
  const { clicked, ended } = await stopDuringClick(await begin(slack, 'ana'), 'No')
  expect(await clicked).toMatchObject({ status: 200, error: null })
  await cardSaying(slack, 'ana', '1 done')
  expect(await ended).toBe(0)
  expect(await answersOf(pool, slack.as('ana').id)).toMatchObject([{ labelIds: [2] }])
  expect(await brokenLaws(pool)).toEqual({})
  await product.start()
})

test('told to stop, it waits for nobody who says nothing, or half of something, and the click under way is kept', async () => {
  const { slack, product, pool } = setup
  const { hostname, port } = new URL(product.url)
  const head = 'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n'
  const sockets = ['', 'POST /slack/eve', head, `${head}\r\n{"a":`].map((said) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write(said)
    return once(socket, 'close')
  })
  const { clicked, ended } = await stopDuringClick(cardOf(slack, 'ana'), 'Yes')
  expect(await clicked).toMatchObject({ status: 200, error: null })
  await cardSaying(slack, 'ana', '2 done')
  expect(await ended).toBe(0)
  await Promise.all(sockets)
  expect(await answersOf(pool, slack.as('ana').id)).toMatchObject([{ labelIds: [2] }, { labelIds: [1] }])
  await product.start()
})

test('told to stop while messages go out, it sends each of them once', async () => {
  const { slack, product } = setup
  const before = slack.journal.callsOf('chat.postMessage').length
  slack.faults.next('chat.postMessage', { kind: 'slow', ms: 1500 }, 2)
  const launched = launchCampaign(slack, { name: 'Second', annotators: ['ana', 'bo'], items: ['A', 'B'] })
  await expect.poll(async () => (await states()).includes('sending')).toBe(true)
  expect(await product.end('SIGTERM')).toBe(0)
  await product.start()
  await launched
  await expect.poll(async () => new Set(await states())).toEqual(new Set(['sent']))
  expect(slack.journal.callsOf('chat.postMessage')).toHaveLength(before + 2)
})

/** Has ana click while somebody holds her session, and lets go of it once the product has begun to stop. */
async function stopDuringClick(card: Message, text: string) {
  const { slack, product, pool } = setup
  const holder = await pool.connect()
  try {
    const { rows } = await holder.query('BEGIN; SELECT now()').then((results) => Object(results)[1])
    await holder.query('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [promptOn(card)?.offer.sessionId])
    const clicked = slack.as('ana').click(card, { text })
    const tried = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND query LIKE '%json_to_recordset%' AND query_start > $1`
    await expect.poll(async () => (await pool.query(tried, [rows[0].now])).rowCount).toBeGreaterThan(0)
    const stops = () => product.output().split('"stopping"').length
    const before = stops()
    const ended = product.end('SIGTERM')
    await expect.poll(stops).toBeGreaterThan(before)
    return { clicked, ended }
  } finally {
    await holder.query('COMMIT')
    holder.release()
  }
}

async function states(): Promise<string[]> {
  const { rows } = await setup.pool.query<{ state: string }>('SELECT state FROM deliveries')
  return rows.map(({ state }) => state)
}

import type { BlockAction, SlashCommand } from '@slack/bolt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { botToken, type Product, startProduct } from './bolt-product.ts'

let product: Product
let command: SlashCommand
let now: number

beforeEach(async () => {
  now = Date.now()
  product = await startProduct(
    (app) => {
      app.command('/label', async ({ ack, body }) => {
        command = body
        await ack()
      })
      app.action<BlockAction>('go', async ({ ack }) => ack())
    },
    { now: () => now },
  )
  await product.slack.as('maria').command('/label')
})
afterEach(() => product.close())

const view = {
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'Hello' },
  blocks: [{ type: 'divider' as const }],
}
const open = (trigger_id: string) => product.app.client.views.open({ token: botToken, trigger_id, view })

async function post(url: string, body: object): Promise<[number, unknown]> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return [answer.status, await answer.json()]
}

async function clickUrl(): Promise<{ url: string; ts: string }> {
  const elements = [{ type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: 'Go' } }]
  const blocks = [{ type: 'actions' as const, elements }]
  const { ts = '' } = await product.app.client.chat.postMessage({
    token: botToken,
    channel: 'U0MARIA',
    text: 'Card',
    blocks,
  })
  await product.slack.as('maria').click(ts, { text: 'Go' })
  const payload = product.slack.journal.deliveries.at(-1)?.payload
  return { url: String(Object(payload).response_url), ts }
}

test('a trigger opens one view', async () => {
  await open(command.trigger_id)
  expect(product.slack.as('maria').view()?.title).toBe('Hello')
  await expect(open(command.trigger_id)).rejects.toThrow('exchanged_trigger_id')
})

test('a trigger dies after three seconds, and an invented one never lived', async () => {
  now += 3001
  await expect(open(command.trigger_id)).rejects.toThrow('expired_trigger_id')
  await expect(open('123.456.abc')).rejects.toThrow('invalid_trigger_id')
})

test('a refused view leaves the trigger unspent', async () => {
  const bad = { ...view, title: { type: 'plain_text' as const, text: 'A title that is longer than allowed' } }
  const call = product.app.client.views.open({ token: botToken, trigger_id: command.trigger_id, view: bad })
  await expect(call).rejects.toMatchObject({ data: { error: 'invalid_arguments' } })
  await open(command.trigger_id)
})

test('a response URL serves five times', async () => {
  for (let use = 0; use < 5; use += 1)
    expect(await post(command.response_url, { text: `${use}` })).toEqual([200, { ok: true }])
  expect(await post(command.response_url, { text: '5' })).toEqual([404, { ok: false, error: 'used_url' }])
  expect(
    product.slack
      .as('maria')
      .dm()
      .map((it) => [it.text, it.onlyFor]),
  ).toEqual([0, 1, 2, 3, 4].map((use) => [`${use}`, 'U0MARIA']))
})

test('a response URL dies after thirty minutes', async () => {
  now += 30 * 60_000 + 1
  expect(await post(command.response_url, { text: 'late' })).toEqual([404, { ok: false, error: 'expired_url' }])
})

test('a click’s response URL replaces the message, adds beside it, and deletes it', async () => {
  const { url, ts } = await clickUrl()
  await post(url, { replace_original: true, text: 'Replaced' })
  expect(product.slack.as('maria').dm()).toMatchObject([{ ts, text: 'Replaced', blocks: [] }])
  await post(url, { text: 'For you' })
  await post(url, { text: 'For all', response_type: 'in_channel' })
  expect(
    product.slack
      .as('maria')
      .dm()
      .map((it) => it.onlyFor),
  ).toEqual([null, 'U0MARIA', null])
  await post(url, { delete_original: true })
  expect(await post(url, { replace_original: true, text: 'x' })).toEqual([
    404,
    { ok: false, error: 'message_not_found' },
  ])
})

test('blocks are checked on a response URL as well', async () => {
  const { url } = await clickUrl()
  const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3001) } }]
  expect(await post(url, { replace_original: true, text: 'x', blocks })).toMatchObject([
    200,
    { ok: false, error: 'invalid_blocks' },
  ])
})

import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Product, signingSecret, startProduct } from '../a-product.ts'

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

/** Sends any bytes with a signature that holds. */
async function deliver(contentType: string, body: string): Promise<number> {
  const at = String(Math.floor(Date.now() / 1000))
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')}`
  const headers = { 'content-type': contentType, 'x-slack-request-timestamp': at, 'x-slack-signature': signature }
  return (await fetch(product.eventsUrl, { method: 'POST', headers, body })).status
}

describe('a signed body that is no payload of Slack’s is refused:', () => {
  test.each([
    ['a number', json, '7', 400],
    ['nothing', json, '', 400],
    ['a list', json, '[]', 400],
    ['half an object', json, '{"type": "event_cal', 400],
    ['words', json, 'hello', 400],
    ['an empty object', json, '{}', 400],
    ['a form without a payload', form, 'a=1&b=2', 400],
    ['a form whose payload is a list', form, `payload=${encodeURIComponent('[1]')}`, 400],
    ['a form that names its command twice', form, 'command=%2Flabel&command=%2Flabel&user_id=U1', 400],
    ['a click with no control', json, '{"type": "block_actions", "user": {"id": "U1"}, "actions": []}', 400],
    ['a form that was sent with no form', json, '{"type": "view_submission", "user": {"id": "U1"}}', 400],
    ['a payload that says it is text', 'text/plain', '{"type": "url_verification", "challenge": "x"}', 415],
  ])('%s', async (_, contentType, body, status) => {
    expect(await deliver(contentType, body)).toBe(status)
  })
})

describe('what Slack sends is taken', () => {
  test.each([
    ['the question whether we are here', json, '{"type": "url_verification", "challenge": "x"}'],
    ['the same with a charset', `${json}; charset=utf-8`, '{"type": "url_verification", "challenge": "é"}'],
    ['a look at the certificate', form, 'ssl_check=1&token=x'],
    [
      'a command with a charset',
      `${form}; charset=UTF-8`,
      'command=%2Flabel&text=help&user_id=U0MARIA&team_id=T0NORTHWIND',
    ],
  ])('%s', async (_, contentType, body) => {
    expect(await deliver(contentType, body)).toBe(200)
  })
})

/** Objects with the very names that Slack uses, and anything beneath them. */
const nearly = (depth: number): fc.Arbitrary<unknown> => {
  const value =
    depth === 0 ? fc.oneof(fc.string(), fc.integer(), fc.boolean()) : fc.oneof(fc.jsonValue(), nearly(depth - 1))
  const names = ['id', 'team_id', 'enterprise_id', 'channel', 'item', 'creator', 'callback_id', 'block_id', 'action_id']
  return fc.dictionary(fc.constantFrom('type', 'user', ...names), value)
}
const kinds = fc.constantFrom('event_callback', 'block_actions', 'view_submission', 'view_closed', 'shortcut', 'x')
const maybe = { requiredKeys: [] as [] }
const payloads = fc.record(
  {
    type: fc.oneof(kinds, fc.jsonValue()),
    user: fc.oneof(fc.constant({ id: 'U1' }), nearly(0)),
    team: fc.oneof(fc.constant({ id: 'T1' }), nearly(0)),
    enterprise: nearly(0),
    channel: nearly(0),
    event: fc.oneof(fc.constant({ type: 'message' }), nearly(1)),
    view: nearly(1),
    actions: fc.oneof(fc.array(nearly(0)), fc.jsonValue()),
    command: fc.oneof(fc.constant('/label'), fc.jsonValue()),
    user_id: fc.oneof(fc.constant('U1'), fc.jsonValue()),
    authorizations: fc.oneof(fc.array(nearly(0)), fc.jsonValue()),
    is_enterprise_install: fc.jsonValue(),
    function_data: fc.jsonValue(),
    name: fc.jsonValue(),
  },
  maybe,
)
const bodies = fc.oneof(
  { arbitrary: payloads.map((payload) => [json, JSON.stringify(payload)] as const), weight: 4 },
  {
    arbitrary: payloads.map((payload) => [form, `payload=${encodeURIComponent(JSON.stringify(payload))}`] as const),
    weight: 3,
  },
  { arbitrary: fc.tuple(fc.constantFrom(json, form), fc.json()), weight: 1 },
  { arbitrary: fc.tuple(fc.constantFrom(json, form), fc.string({ unit: 'binary' })), weight: 1 },
)

test('whatever is sent, it is answered without an error of ours, and the next request is answered too', async () => {
  await fc.assert(
    fc.asyncProperty(bodies, async ([contentType, body]) => {
      expect(await deliver(contentType, body)).toBeLessThan(500)
    }),
    { numRuns: 150 },
  )
  expect(await deliver(json, '{"type": "url_verification", "challenge": "x"}')).toBe(200)
})

import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Fault } from '../../../playground/slack/faults.ts'
import { botToken, type Product, startProduct } from './bolt-product.ts'

let product: Product
let client: WebClient

beforeEach(async () => {
  product = await startProduct((app) => {
    app.command('/label', async ({ ack, respond }) => {
      await ack()
      await respond('Done').catch(() => undefined)
    })
  })
  client = new WebClient(botToken, {
    slackApiUrl: `${product.slack.url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  })
})
afterEach(() => product.close())

const cases: readonly (readonly [Fault, number | null, number])[] = [
  [{ kind: '5xx' }, 503, 0],
  [{ kind: '5xx-after-store' }, 503, 1],
  [{ kind: 'reset' }, null, 0],
  [{ kind: 'reset-after-store' }, null, 1],
  [{ kind: '429', retryAfterS: 7 }, 429, 0],
  [{ kind: 'error', code: 'fatal_error' }, 200, 0],
]

test.each(cases)('%o spoils the next call, and only that', async (fault, status, stored) => {
  const { slack } = product
  slack.faults.next('chat.postMessage', fault)
  await expect(client.chat.postMessage({ channel: 'U0MARIA', text: 'x' })).rejects.toThrow()
  expect(slack.as('maria').dm()).toHaveLength(stored)
  expect(slack.journal.callsOf('chat.postMessage')).toMatchObject([{ status, fault }])
  await client.chat.postMessage({ channel: 'U0MARIA', text: 'x' })
})

test('a slow answer is a right one, only late', async () => {
  product.slack.faults.next('auth.test', { kind: 'slow', ms: 60 })
  expect(await client.auth.test()).toMatchObject({ ok: true })
  expect(product.slack.journal.callsOf('auth.test')[0]?.elapsedMs).toBeGreaterThan(55)
})

test('a response URL fails as often as told, having stored or not', async () => {
  const { slack } = product
  const maria = slack.as('maria')
  slack.faults.responseUrl({ kind: '5xx' }, 2)
  slack.faults.responseUrl({ kind: 'reset-after-store' })
  for (let count = 0; count < 3; count += 1) await maria.command('/label')
  await slack.until(() => slack.journal.callsOf('response_url').length === 3)
  expect(maria.dm().map((it) => it.text)).toEqual(['Done'])
})

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Twist } from '../../../playground/teams/deliver.ts'
import { type Product, startProduct } from './botbuilder-product.ts'

let product: Product
let heard: unknown[] = []

beforeAll(async () => {
  // botbuilder prints each refusal.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  product = await startProduct(async (context) => void heard.push(context.activity.text))
  await product.teams.as('maria').install()
})
afterEach(() => {
  heard = []
})
afterAll(async () => {
  vi.restoreAllMocks()
  await product.close()
})

// The statuses are botbuilder's own: some forgers get 500, and two checks are left to the bot.
const cases: readonly (readonly [string, Twist, number, boolean])[] = [
  ['a valid token', {}, 200, true],
  ['no token', { token: 'none' }, 401, false],
  ['a wrong audience', { token: 'wrong-audience' }, 401, false],
  ['a wrong issuer', { token: 'wrong-issuer' }, 401, false],
  ['an unknown key', { token: 'unknown-key' }, 401, false],
  ['a forged signature', { token: 'forged-signature' }, 500, false],
  ['alg: none', { token: 'alg-none' }, 500, false],
  ['HS256 with the public key', { token: 'hs256-with-public-key' }, 500, false],
  ['an expired token', { token: 'expired' }, 401, false],
  ['a token of the future', { token: 'not-yet-valid' }, 500, false],
  ['a wrong service URL', { token: 'wrong-service-url' }, 401, false],
  [
    'a service URL of the body that is not the token’s',
    { activity: { serviceUrl: 'https://elsewhere.example/' } },
    401,
    false,
  ],
  ['no service URL', { activity: { serviceUrl: undefined } }, 200, true],
  ['a foreign tenant', { activity: { channelData: { tenant: { id: 'another' } } } }, 200, true],
]

test.each(cases)('%s', async (_, twist, status, runs) => {
  const { teams } = product
  const outcome = await teams.as('maria').say('status')
  heard = []
  const twisted = await teams.redeliver(outcome.deliveryId ?? '', twist)
  expect([twisted.status, heard.length > 0]).toEqual([status, runs])
})

test('the connector takes no call without a token of the login, and the login no wrong secret', async () => {
  const { teams } = product
  const { ToChannelFromBotLoginUrl, MicrosoftAppId } = teams.settings
  const ask = (secret: string, scope: string) =>
    fetch(`${ToChannelFromBotLoginUrl}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: MicrosoftAppId,
        client_secret: secret,
        scope,
      }),
    })
  expect((await ask('wrong', 'https://api.botframework.com/.default')).status).toBe(401)
  expect((await ask('a-secret', 'https://graph.microsoft.com/.default')).status).toBe(400)
  const url = `${teams.url}/connector/v3/conversations`
  const honest = teams.journal.deliveries[0]?.authorization ?? ''
  for (const headers of [{}, { authorization: 'Bearer x.y.z' }, { authorization: honest }]) {
    expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(401)
  }
})

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../../../playground/teams/json.ts'
import type { TokenFlaw } from '../../../playground/teams/tokens/channel-token.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  await product.teams.as('maria').install()
})
afterEach(() => {
  product.logged.splice(0)
})
afterAll(() => product.close())

/** An activity as Maria's client sends it. */
function activity(change: Json = {}): Json {
  const { teams } = product
  const found = teams.journal.deliveries.find((one) => one.activity.type === 'conversationUpdate')
  return { ...found?.activity, type: 'message', text: 'help', membersAdded: undefined, ...change }
}

/** The same, with a change inside one of its parts. */
function within(part: string, change: Json): Json {
  return activity({ [part]: { ...Object(activity()[part]), ...change } })
}

describe('a request', () => {
  const flaws: readonly TokenFlaw[] = [
    'none',
    'wrong-audience',
    'wrong-issuer',
    'unknown-key',
    'forged-signature',
    'alg-none',
    'hs256-with-public-key',
    'expired',
    'not-yet-valid',
    'wrong-service-url',
  ]

  test.each(flaws)('whose token is %s is refused, with nothing of the inside, and nothing is done', async (token) => {
    const { teams } = product
    const before = teams.as('maria').messages().length
    const outcome = await teams.rawDeliver(activity(), { token })
    expect(outcome).toMatchObject({ status: 401, body: '' })
    expect(teams.as('maria').messages()).toHaveLength(before)
  })

  test('with a token of our own issuer is taken', async () => {
    expect(await product.teams.rawDeliver(activity())).toMatchObject({ status: 200 })
  })

  test('is answered where its chat cannot be kept, which is kept with the next', async () => {
    const { app, database, logged, teams, trouble } = product
    const kenji = teams.as('kenji')
    const chat = async () => {
      await app.settled()
      const { conversationId } = await database.prisma.identity.findFirstOrThrow({
        where: { externalId: kenji.person.aadObjectId },
      })
      return conversationId
    }
    await kenji.install()
    await database.prisma.identity.updateMany({ data: { conversationId: null } })
    trouble.keepsNothing = true
    expect(await kenji.say('help')).toMatchObject({ status: 200, error: null })
    expect(await chat()).toBe(null)
    expect(logged.map(({ message }) => message)).toContain('chat was not kept')
    trouble.keepsNothing = false
    await kenji.say('help')
    expect(await chat()).not.toBe(null)
  })

  test('from a tenant that has not installed the app is refused, however good its token is', async () => {
    const foreign = { tenant: { id: '0c5f1d9e-52a1-4c5e-9f0e-5a4c9be0d111' } }
    expect(await product.teams.rawDeliver(within('channelData', foreign))).toMatchObject({ status: 401, body: '' })
    const nowhere = activity({ channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } })
    expect(await product.teams.rawDeliver(nowhere)).toMatchObject({ status: 401, body: '' })
  })

  test.each<[string, Json]>([
    ['names no service address', { serviceUrl: undefined }],
    ['names one that is none', { serviceUrl: 'file:///etc/passwd' }],
    ['comes from nobody', { from: undefined }],
    ['is in no conversation', { conversation: 'here' }],
    ['has no type', { type: 7 }],
    ['claims to be of another channel', { channelId: 'emulator' }],
  ])('that %s is no activity of Teams', async (_, change) => {
    expect(await product.teams.rawDeliver(activity(change))).toMatchObject({ status: 400, body: '' })
  })

  test.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['nothing', 'null', 400],
    ['larger than a megabyte', `"${'x'.repeat(1024 * 1024)}"`, 413],
  ])('that holds %s ends nothing', async (_, body, status) => {
    const headers = { 'content-type': 'application/json' }
    expect((await fetch(product.botUrl, { method: 'POST', headers, body })).status).toBe(status)
    expect((await fetch(product.botUrl, { method: 'POST', body })).status).toBe(415)
    expect((await fetch(product.botUrl)).status).toBe(405)
  })

  test('with fields and of types that nobody knows yet is taken with thanks', async () => {
    const { teams } = product
    expect(await teams.rawDeliver(activity({ agenticAppId: 'x', type: 'event', name: 'new/thing' }))).toMatchObject({
      status: 200,
    })
    expect(await teams.rawDeliver(activity({ type: 'invoke', name: 'new/thing', value: 7 }))).toMatchObject({
      status: 200,
    })
    for (const value of [7, [], {}, { action: 7 }, { action: { data: [] } }, { data: 'x' }]) {
      for (const name of ['adaptiveCard/action', 'task/fetch', 'task/submit']) {
        const outcome = await teams.rawDeliver(activity({ type: 'invoke', name, value, text: undefined }))
        expect(outcome).toMatchObject({ status: 200 })
      }
    }
  })
})

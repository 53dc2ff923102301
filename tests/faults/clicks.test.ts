import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { packIntent } from '../../src/bots/codec/intent-codec.ts'
import { labelsAnswer } from '../../src/domain/answer.ts'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardOf, cardSaying, nextCard, press, promptOn, seen, wordsOn } from '../support/product-cards.ts'
import { answersOf, brokenLaws } from '../support/product-ledger.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

const people = ['ana', 'bo', 'cy', 'di', 'ed', 'fay', 'gus', 'hal', 'ina', 'jo', 'kim', 'lee', 'moe', 'nia']
const minuteMs = 60_000

let setup: ProductSetup
let aheadMs = 0
beforeAll(async () => {
  setup = await openSetup({ people, now: () => Date.now() + aheadMs })
  const items = Array.from({ length: 20 }, (_, at) => `Clause ${at + 1}`)
  await launchCampaign(setup.slack, { name: 'Clauses', annotators: people, items, overlap: people.length })
})
afterEach(async () => {
  setup.slack.faults.clear()
  expect(await brokenLaws(setup.pool)).toEqual({})
})
afterAll(() => setup?.close())

const answersBy = (handle: string) => answersOf(setup.pool, setup.slack.as(handle).id)

function button(value: string) {
  return { type: 'button', action_id: 'do-0', block_id: 'b', value, text: { type: 'plain_text', text: 'Yes' } }
}

const isExpired = (result: unknown) => JSON.stringify(result).includes('expired_url')

describe('a click on a label', () => {
  test('made twice is kept once, and the card goes on by one', async () => {
    const { slack } = setup
    const card = await begin(slack, 'ana')
    const outcomes = await Promise.all([1, 2].map(() => slack.as('ana').click(card, { text: 'Yes' })))
    expect(outcomes.map(({ error }) => error)).toEqual([null, null])
    const next = await nextCard(slack, 'ana', card)
    expect(wordsOn(next)).toContain('1 done')
    expect((await slack.as('ana').click(card, { text: 'Yes' })).error).toBeNull()
    expect(await answersBy('ana')).toMatchObject([{ position: 1, revision: 1, labelIds: [1], isStanding: true }])
    expect(wordsOn(cardOf(slack, 'ana'))).toContain('1 done')
  })

  test('is kept alone where three different ones come at once', async () => {
    const { slack } = setup
    const card = await begin(slack, 'bo')
    const bo = slack.as('bo')
    const outcomes = await Promise.all(['Yes', 'No', 'Not sure'].map((text) => bo.click(card, { text })))
    expect(outcomes.map(({ error }) => error)).toEqual([null, null, null])
    const shown = promptOn(await nextCard(slack, 'bo', card))
    const kept = await answersBy('bo')
    expect(kept.length).toBeLessThanOrEqual(1)
    // Whichever came first moved the card by one step; the two others were too late for what they were made on.
    expect(shown?.offer).toMatchObject({ position: 1 + kept.length, revision: 2 })
  })

  test('that arrives again after an Undo does not answer what was taken back', async () => {
    const { slack, wire } = setup
    const first = await begin(slack, 'cy')
    const { deliveryId } = await slack.as('cy').click(first, { text: 'Yes' })
    const second = await nextCard(slack, 'cy', first)
    const again = await press(slack, 'cy', second, 'Undo')
    expect(wordsOn(again)).toContain('0 done')
    expect((await slack.redeliver(deliveryId ?? '')).error).toBeNull()
    expect(await answersBy('cy')).toMatchObject([{ labelIds: [1], isStanding: false }])
    wire.loseNextReply()
    await slack.as('cy').click(again, { text: 'No' })
    await nextCard(slack, 'cy', again)
    expect(await answersBy('cy')).toMatchObject([
      { position: 1, labelIds: [1], isStanding: false },
      { position: 1, labelIds: [2], isStanding: true },
    ])
  })

  test('whose acknowledgement was lost is kept, and sent again changes nothing', async () => {
    const { slack, wire } = setup
    const card = await begin(slack, 'di')
    wire.loseNextReply()
    const lost = await slack.as('di').click(card, { text: 'No' })
    expect(lost.error).toBe('connection_failed')
    const next = await nextCard(slack, 'di', card)
    expect(wordsOn(next)).toContain('1 done')
    expect((await slack.redeliver(lost.deliveryId ?? '')).error).toBeNull()
    expect((await slack.as('di').click(card, { text: 'Yes' })).error).toBeNull()
    expect(await answersBy('di')).toMatchObject([{ labelIds: [2] }])
    expect(promptOn(cardOf(slack, 'di'))?.offer).toEqual(promptOn(next)?.offer)
  })

  test.each([
    ['that was refused', { kind: '5xx' } as const, 'ed'],
    ['that broke off', { kind: 'reset' } as const, 'fay'],
    ['that was done and broke off', { kind: 'reset-after-store' } as const, 'gus'],
  ])('is kept behind a reply %s, and the next click shows the truth', async (_, fault, handle) => {
    const { slack } = setup
    const card = await begin(slack, handle)
    slack.faults.responseUrl(fault)
    expect((await slack.as(handle).click(card, { text: 'No' })).error).toBeNull()
    await slack.until(() => slack.journal.calls.some((call) => call.fault === fault))
    expect((await slack.as(handle).click(card, { text: 'Yes' })).error).toBeNull()
    const second = await cardSaying(slack, handle, '1 done')
    expect((await slack.as(handle).click(second, { text: 'Yes' })).error).toBeNull()
    await cardSaying(slack, handle, '2 done')
    expect(await answersBy(handle)).toMatchObject([{ labelIds: [2] }, { labelIds: [1] }])
  })

  test('is kept although its response URL has expired, and the next click shows the truth', async () => {
    const { slack } = setup
    const first = await begin(slack, 'hal')
    const { deliveryId } = await slack.as('hal').click(first, { text: 'Yes' })
    const second = await nextCard(slack, 'hal', first)
    aheadMs += 31 * minuteMs
    // The offer on screen is answered under the URL of the click before.
    const sent = slack.journal.delivery(deliveryId ?? '')?.payload
    const offer = promptOn(second)?.offer
    if (offer === undefined) throw new Error('no prompt')
    const value = packIntent({ kind: 'answer', offer, answer: labelsAnswer([2]) })
    const { error } = await slack.rawDeliver('action', { ...Object(sent), actions: [button(value)] })
    expect(error).toBeNull()
    await slack.until(() => slack.journal.calls.some(({ status, result }) => status === 404 && isExpired(result)))
    expect(cardOf(slack, 'hal').editedTs).toBe(second.editedTs)
    expect(await answersBy('hal')).toMatchObject([{ labelIds: [1] }, { labelIds: [2] }])
    await slack.as('hal').click(second, { text: 'Yes' })
    await cardSaying(slack, 'hal', '2 done')
    expect(await answersBy('hal')).toHaveLength(2)
  })
})

describe('a card', () => {
  test('that went stale is answered with what is true now', async () => {
    const { slack } = setup
    const first = await begin(slack, 'ina')
    const second = await press(slack, 'ina', first, 'Yes')
    const third = await press(slack, 'ina', second, 'No')
    for (const [card, text] of [
      [first, 'No'],
      [second, 'Skip'],
      [second, 'Not sure'],
      [second, 'Undo'],
    ] as const) {
      expect((await slack.as('ina').click(card, { text })).error).toBeNull()
    }
    await slack.as('ina').overflow(second, 'Stop for now')
    expect((await slack.as('ina').click(third, { text: 'Yes' })).error).toBeNull()
    expect(promptOn(await cardSaying(slack, 'ina', '3 done'))?.offer.revision).toBe(4)
    expect((await answersBy('ina')).map(({ labelIds }) => labelIds)).toEqual([[1], [2], [1]])
  })

  test('of somebody else, forged into a click of one’s own, changes nothing and says so', async () => {
    const { slack } = setup
    const own = await begin(slack, 'jo')
    const theirs = promptOn(await begin(slack, 'kim'))?.offer
    if (theirs === undefined) throw new Error('no prompt')
    const jo = slack.as('jo')
    const { deliveryId } = await jo.click(own, { text: 'Yes' })
    const sent = Object(slack.journal.delivery(deliveryId ?? '')?.payload)
    for (const kind of ['answer', 'skip', 'undo', 'stop', 'read-all', 'flag'] as const) {
      const intent =
        kind === 'answer' ? ({ kind, offer: theirs, answer: labelsAnswer([1]) } as const) : { kind, offer: theirs }
      const before = jo.dm().length + jo.views().length
      const { error } = await slack.rawDeliver('action', { ...sent, actions: [button(packIntent(intent))] })
      expect(error).toBeNull()
      await slack.until(() => jo.dm().length + jo.views().length > before || wordsOn(jo.lastDm()).includes('belongs'))
    }
    await seen(slack, 'jo', 'This card belongs to somebody else.')
    expect(await answersBy('kim')).toEqual([])
    expect(promptOn(cardOf(slack, 'kim'))?.offer).toEqual(theirs)
    expect(await answersBy('jo')).toHaveLength(1)
  })
})

test('who stops at the very last item is told that it waits, and goes on with it', async () => {
  const { slack } = setup
  await launchCampaign(slack, { name: 'One clause', annotators: ['nia'], items: ['The only clause'] })
  const card = await begin(slack, 'nia')
  await slack.as('nia').overflow(card, 'Stop for now')
  const stopped = await cardSaying(slack, 'nia', 'still wait')
  await press(slack, 'nia', stopped, '20 min')
  await slack.as('nia').click(await cardSaying(slack, 'nia', 'The only clause'), { text: 'Yes' })
  await cardSaying(slack, 'nia', 'Nothing is left for you here.')
  expect(await answersBy('nia')).toMatchObject([{ labelIds: [1], counted: true }])
})

describe('a request', () => {
  test.each([
    ['signed with another secret', { signingSecret: 'not-the-secret' }],
    ['without a signature', { headers: { 'x-slack-signature': '' } }],
    ['with the signature of another request', { headers: { 'x-slack-signature': `v0=${'0a'.repeat(32)}` } }],
    ['from six minutes ago', { timestampOffsetS: -360 }],
    ['from two minutes ahead', { timestampOffsetS: 120 }],
  ])('%s is refused, and the answer in it is not kept', async (_, twist) => {
    const { slack } = setup
    const card = promptOn(cardOf(slack, 'lee')) === null ? await begin(slack, 'lee') : cardOf(slack, 'lee')
    slack.faults.clear()
    const { offer } = promptOn(card) ?? {}
    if (offer === undefined) throw new Error('no prompt')
    const value = packIntent({ kind: 'answer', offer, answer: labelsAnswer([1]) })
    const lee = slack.as('lee')
    const payload = {
      type: 'block_actions',
      user: { id: lee.id, team_id: 'T0NORTHWIND' },
      team: { id: 'T0NORTHWIND' },
      channel: { id: card.channel },
      container: { type: 'message', message_ts: card.ts, channel_id: card.channel },
      actions: [button(value)],
    }
    expect(await slack.rawDeliver('action', payload, twist)).toMatchObject({ status: 401 })
    expect(await answersBy('lee')).toEqual([])
  })

  test('changed after it was signed is refused', async () => {
    const { slack, product } = setup
    const card = await begin(slack, 'moe')
    const { deliveryId } = await slack.as('moe').click(card, { text: 'Yes' })
    const sent = slack.journal.delivery(deliveryId ?? '')
    if (sent === null) throw new Error('no delivery')
    const body = sent.body.replace(slack.as('moe').id, slack.as('lee').id)
    const response = await fetch(`${product.url}/slack/events`, { method: 'POST', headers: sent.headers, body })
    expect(response.status).toBe(401)
    expect(await answersBy('moe')).toHaveLength(1)
    expect(await answersBy('lee')).toEqual([])
  })
})

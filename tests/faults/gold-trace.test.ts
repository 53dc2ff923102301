import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpackIntent } from '../../src/bots/codec/intent-codec.ts'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardSaying } from '../support/product-cards.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

const prompts = 60

let setup: ProductSetup
beforeAll(async () => {
  setup = await openSetup({ people: ['ana'] })
  const items = Array.from({ length: 60 }, (_, at) => `Clause ${at + 1}`)
  const gold = Array.from({ length: 40 }, (_, at) => [`Known ${at + 1}`, at % 2 === 0 ? 'Yes' : 'No'] as const)
  await launchCampaign(setup.slack, { name: 'Clauses', annotators: ['ana'], items, gold, goldShare: 0.5 })
  await setup.pool.query("UPDATE item_contents SET text = 'Either party may end this agreement.'")
})
afterAll(() => setup?.close())

type Shown = { readonly position: number; readonly payload: string; readonly likeAnyOther: string }

/** A payload as sent, and the same without what says at which place of which session it stood. */
function shownFrom(args: unknown): Shown {
  let position = 0
  // What was answered before is known to whoever answered it.
  const payload = JSON.stringify(args).replaceAll(/Saved: (Yes|No)/g, 'SAVED')
  const likeAnyOther = JSON.stringify(JSON.parse(payload), (key, value) => {
    if (typeof value !== 'string') return value
    if (key === 'block_id') return value.replace(/^[0-9a-f]{8}-\d+-\d+-/, 'STEP-')
    const intent = unpackIntent(value)
    if (intent === null || !('offer' in intent) || !('position' in intent.offer)) {
      return value.replace(/\d+ done, until \d\d:\d\d/, 'PLACE').replace(/^[0-9a-f]{8}-\d+-\d+-/, 'STEP-')
    }
    position = intent.offer.position
    return { ...intent, offer: { campaignId: intent.offer.campaignId } }
  })
  return { position, payload, likeAnyOther }
}

/** How long the numbers are that say at which place a prompt stood: the one thing that a size may depend on. */
function digitsOf({ position, payload }: Shown): string {
  const done = /(\d+) done, until/.exec(payload)?.[1] ?? ''
  return [String(position), position.toString(36), done].map(({ length }) => length).join()
}

/** What is right at a position, as a label's name; null where nobody knows. */
async function rightAt(position: number): Promise<'Yes' | 'No' | null> {
  const { rows } = await setup.pool.query<{ label_ids: number[] }>(
    'SELECT g.label_ids FROM slots o JOIN gold_answers g ON g.item_id = o.item_id WHERE o.position = $1',
    [position],
  )
  if (rows[0] === undefined) return null
  return rows[0].label_ids[0] === 1 ? 'Yes' : 'No'
}

test('prompts with a known answer and others of equal content are equal payloads, and are answered alike', async () => {
  const { slack, pool } = setup
  let card = await begin(slack, 'ana')
  await expect.poll(() => slack.journal.callsOf('response_url')).toHaveLength(1)
  const calls = slack.journal.calls.length
  const deliveries = slack.journal.deliveries.length
  for (let number = 2; number <= prompts; number++) {
    const right = (await rightAt(number - 1)) ?? 'Yes'
    // Wrong now and then, but not so often that she is held back.
    const text = number % 5 === 0 ? (right === 'Yes' ? 'No' : 'Yes') : right
    expect((await slack.as('ana').click(card, { text })).error).toBeNull()
    card = await cardSaying(slack, 'ana', `${number - 1} done`)
  }
  await expect.poll(() => slack.journal.calls.length).toBeGreaterThanOrEqual(calls + prompts - 1)
  const made = slack.journal.calls.slice(calls)
  expect(made.map(({ method }) => method)).toEqual(Array(prompts - 1).fill('response_url'))
  const answered = slack.journal.deliveries.slice(deliveries)
  expect(new Set(answered.map(({ status, responseBody }) => `${status} ${responseBody}`))).toEqual(new Set(['200 ']))

  const { rows } = await pool.query<{ position: number; purpose: string }>('SELECT position, purpose FROM slots')
  const purposes = new Map(rows.map(({ position, purpose }) => [position, purpose]))
  const shown = made.map(({ args }) => shownFrom(args))
  const counts = Map.groupBy(shown, ({ position }) => purposes.get(position) ?? 'unknown')
  expect([...counts.keys()].sort()).toEqual(['gold', 'ordinary'])
  expect(counts.get('gold')?.length).toBeGreaterThan(5)
  expect(new Set(shown.map(({ likeAnyOther }) => likeAnyOther)).size).toBe(1)
  const sizes = Map.groupBy(shown, digitsOf)
  for (const alike of sizes.values()) expect(new Set(alike.map(({ payload }) => payload.length)).size).toBe(1)
})

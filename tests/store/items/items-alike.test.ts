import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ItemContent } from '../../../src/domain/item.ts'
import { seenItems } from '../../../src/flows/items/seen-items.ts'
import { insertItems } from '../../../src/store/items/items.ts'
import { alikeSql, type CalledItem, itemsAlike } from '../../../src/store/items/items-alike.ts'
import { openWorld, type TestWorld } from '../../flows/a-world.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

/** All that JavaScript trims. */
const spaces = Array.from({ length: 0x10000 }, (_, at) => String.fromCharCode(at)).filter((it) => it.trim() === '')
const space = fc.string({ unit: fc.constantFrom(...spaces), maxLength: 2 })
const text = fc
  .tuple(space, fc.constantFrom('x', 'y', 'x y', '“é”', ''), space)
  .map(([before, said, after]) => before + said + after)
const image = fc.constantFrom(null, 'https://x.org/1.png', 'https://x.org/2.png')
const context = fc.constantFrom<ItemContent['context']>([], [['page', '1']], [['page', '2']], [['"page', '1\u001f']])
const content: fc.Arbitrary<ItemContent> = fc.oneof(
  fc.record({ text, a: fc.constant(null), b: fc.constant(null), image, context }),
  fc.record({ text: fc.constant(null), a: text, b: text, image, context }),
)
const called = fc.record({ externalId: fc.constantFrom('a', 'b', 'c', ' a', 'd'), content })

async function keep(campaignId: string, items: readonly CalledItem[]): Promise<void> {
  const fresh = items.map((item, at) => ({
    ...item,
    id: uuidv7(),
    seq: at + 1,
    priority: 0,
    dealOrder: '0',
    gold: null,
  }))
  async function* each() {
    yield* fresh
  }
  const owner = { organizationId: test.organizationId, campaignId }
  await insertItems(test.world.database.prisma, owner, { ordinary: 1, gold: 1 }, each())
}

describe('items that may be repeated by others', () => {
  it('are all of the same id, and all that show the same', async () => {
    const stored = fc.uniqueArray(called, { selector: ({ externalId }) => externalId })
    await fc.assert(
      fc.asyncProperty(stored, fc.array(called, { maxLength: 6 }), async (there, given) => {
        const campaignId = uuidv7()
        await keep(campaignId, there)
        const alike = await itemsAlike(test.world.database.prisma, campaignId, given)
        for (const one of alike) expect(there).toContainEqual(one)
        const seen = { all: seenItems(), alike: seenItems() }
        for (const { externalId, content } of there) seen.all.add(externalId, content, 'campaign')
        for (const { externalId, content } of alike) seen.alike.add(externalId, content, 'campaign')
        for (const { externalId, content } of given) {
          expect(seen.alike.placeOfId(externalId)).toBe(seen.all.placeOfId(externalId))
          expect(seen.alike.placeOfContent(content)).toBe(seen.all.placeOfContent(content))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are found by the index of what items show', async () => {
    const campaignId = uuidv7()
    const shown = Array.from({ length: 500 }, (_, at) => `Item ${at}`)
    const nothing = { a: null, b: null, image: null, context: [] }
    await keep(
      campaignId,
      shown.map((text) => ({ externalId: text, content: { ...nothing, text } })),
    )
    const client = await test.world.database.pool.connect()
    await client.query('ANALYZE items, item_contents')
    await client.query('BEGIN')
    await client.query('SET LOCAL enable_seqscan = off')
    await client.query('SET LOCAL enable_bitmapscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${alikeSql}`, [campaignId, '[]'])
    await client.query('ROLLBACK')
    client.release()
    const plan = rows.map((row) => row['QUERY PLAN'])
    const condition = plan[plan.findIndex((line) => line.includes('using item_contents_by_key')) + 1]
    expect(condition).toContain('hashtextextended')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { workOverlap } from '../../../src/flows/campaigns/bring-to-overlap.ts'
import { bringToOverlap, setOverlap } from '../../../src/store/campaigns/change-overlap.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { tidyReopened } from '../../../src/store/dealing/tidy-reopened.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

const start = (who: string, campaignId: string) =>
  test.ask(who, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(who))

const held = { kind: 'notice', notice: 'items-held' }

/** Holds all that is left of a campaign, as a change of all its items would, while `work` is done. */
async function whileItemsAreLocked<T>(campaignId: string, work: () => Promise<T>): Promise<T> {
  const client = await test.world.database.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM items WHERE campaign_id = $1 AND claimed < wanted FOR UPDATE', [campaignId])
    return await work()
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

describe('while all that is left is locked', () => {
  it('a sitting goes on: the prompt stays, and the same tap is taken once they are free', async () => {
    const campaignId = await seedCampaign(test, { items: 12, people: ['ana'] })
    let prompt = promptOf(await start('ana', campaignId))
    await whileItemsAreLocked(campaignId, async () => {
      for (let place = 1; place < 8; place++) {
        prompt = promptOf(await test.ask('ana', { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([1]) }))
      }
      expect(await test.ask('ana', { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([1]) })).toEqual(held)
      expect(await test.ask('ana', { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([1]) })).toEqual(held)
    })
    expect(
      promptOf(await test.ask('ana', { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([1]) })).offer
        .position,
    ).toBe(9)
  })

  it('nobody who presses Start is told that nothing is left', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['bo'] })
    await whileItemsAreLocked(campaignId, async () => expect(await start('bo', campaignId)).toEqual(held))
    expect(promptOf(await start('bo', campaignId)).offer.position).toBe(1)
  })
})

describe('a raised number of answers', () => {
  const many = 1_300

  it('reaches all items though it is cut off and done by two at once, and costs those who have seen them nothing', async () => {
    const { pool } = test.world.database
    const campaignId = await seedCampaign(test, { items: many, people: ['cal', 'dot'] })
    const { rows } = await pool.query<{ name: string; id: string }>(
      "SELECT name, id FROM people WHERE name IN ('cal', 'dot')",
    )
    await pool.query('UPDATE items SET claimed = 1 WHERE campaign_id = $1', [campaignId])
    for (const { name, id } of rows) {
      await pool.query(
        `INSERT INTO deal_cursors (organization_id, campaign_id, person_id, priority, seq) VALUES ($1, $2, $3, 0, $4)`,
        [test.organizationId, campaignId, id, many],
      )
      if (name === 'cal') {
        await pool.query(
          `INSERT INTO slots (organization_id, campaign_id, item_id, person_id, round, session_id, position, purpose, held,
             guideline_version, dealt_at)
           SELECT $1, $2, id, $3, 1, $3, seq, 'ordinary', true, 1, now() FROM items WHERE campaign_id = $2`,
          [test.organizationId, campaignId, id],
        )
      }
    }
    await inTransaction(test.world.database, (tx) => setOverlap(tx, campaignId, 1, 2))
    expect(await start('dot', campaignId)).toEqual(held)
    // As much as a process did that was killed then.
    await bringToOverlap(pool, campaignId, { from: 1, overlap: 2 }, 0)
    await Promise.all([workOverlap(test.world, campaignId), workOverlap(test.world, campaignId)])
    const items = await test.world.database.prisma.item.findMany({ where: { campaignId } })
    expect(new Set(items.map(({ wanted }) => wanted))).toEqual(new Set([2]))

    // The list of what came free stays short; the rest lies ahead of everybody.
    const listed = await test.world.database.prisma.reopenedItem.count({ where: { campaignId } })
    expect(listed).toBeLessThanOrEqual(150)
    const ahead = items.filter(({ dealOrder }) => dealOrder > 0n)
    expect(ahead).toHaveLength(many - listed)

    expect(await start('cal', campaignId)).toEqual({ kind: 'notice', notice: 'nothing-left' })
    const cursor = await test.world.database.prisma.dealCursor.findFirstOrThrow({
      where: { campaignId, personId: rows.find(({ name }) => name === 'cal')?.id ?? '' },
    })
    expect(ahead.filter(({ dealOrder }) => dealOrder > cursor.dealOrder)).toEqual([])
    expect(promptOf(await start('dot', campaignId)).offer.position).toBe(1)
  })

  it('is left to those who hold an item at that moment, and follows once they do not', async () => {
    const campaignId = await seedCampaign(test, { items: 5, people: [] })
    await inTransaction(test.world.database, (tx) => setOverlap(tx, campaignId, 1, 3))
    const { pool } = test.world.database
    const batch = await whileItemsAreLocked(campaignId, () =>
      bringToOverlap(pool, campaignId, { from: 1, overlap: 3 }, 0),
    )
    expect(batch).toEqual({ upTo: 5, missed: true })
    await workOverlap(test.world, campaignId)
    const items = await test.world.database.prisma.item.findMany({ where: { campaignId } })
    expect(items.map(({ wanted }) => wanted)).toEqual([3, 3, 3, 3, 3])
  })
})

describe('an item that came free again', () => {
  it('is not forgotten by a clean-up that began before', async () => {
    const { pool } = test.world.database
    const campaignId = await seedCampaign(test, { items: 1, people: ['eva'] })
    await start('eva', campaignId)
    await pool.query(
      `INSERT INTO reopened_items (organization_id, campaign_id, item_id, priority, seq)
       SELECT organization_id, campaign_id, id, priority, seq FROM items WHERE campaign_id = $1`,
      [campaignId],
    )
    const skipping = await pool.connect()
    await skipping.query('BEGIN')
    await skipping.query('UPDATE items SET claimed = claimed - 1 WHERE campaign_id = $1', [campaignId])
    await skipping.query(
      `INSERT INTO reopened_items (organization_id, campaign_id, item_id, priority, seq)
       SELECT organization_id, campaign_id, id, priority, seq FROM items WHERE campaign_id = $1 ON CONFLICT DO NOTHING`,
      [campaignId],
    )
    await tidyReopened(pool)
    await skipping.query('COMMIT')
    skipping.release()
    expect(await test.world.database.prisma.reopenedItem.count({ where: { campaignId } })).toBe(1)
    await tidyReopened(pool)
    expect(await test.world.database.prisma.reopenedItem.count({ where: { campaignId } })).toBe(1)
  })
})

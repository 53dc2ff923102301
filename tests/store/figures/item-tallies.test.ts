import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ItemTally } from '../../../src/metrics/figures/progress.ts'
import { loadItemTallies } from '../../../src/store/figures/item-tallies.ts'
import { openWorld, type TestWorld } from '../../flows/a-world.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

const later = new Date('2100-01-01T00:00:00Z')
const given = fc.record({
  person: fc.nat(2),
  round: fc.constantFrom(1, 1, 1, 2),
  counted: fc.constantFrom(true, true, false),
  isTakenBack: fc.constantFrom(false, false, true),
})
const item = fc.record({
  gold: fc.constantFrom(false, false, false, true),
  state: fc.constantFrom('open', 'open', 'sure', 'settled', 'dropped', 'retired'),
  wanted: fc.integer({ min: 1, max: 3 }),
  answers: fc.uniqueArray(given, {
    maxLength: 5,
    // Of one person, one answer to an item counts in a round.
    selector: (one) => (one.counted && !one.isTakenBack ? `${one.person} ${one.round}` : Math.random()),
  }),
})
type Items = readonly (typeof item extends fc.Arbitrary<infer T> ? T : never)[]

function recounted(items: Items): ItemTally[] {
  const tallies = new Map<string, ItemTally>()
  for (const { gold, state, wanted, answers } of items) {
    if (gold || state === 'dropped') continue
    const isClosed = state === 'sure' || state === 'settled'
    const votes = answers.filter(({ round, counted, isTakenBack }) => round === 1 && counted && !isTakenBack).length
    const key = `${isClosed} ${wanted} ${votes}`
    tallies.set(key, { isClosed, wanted, given: votes, items: (tallies.get(key)?.items ?? 0) + 1 })
  }
  return [...tallies.values()]
}

function sorted(tallies: readonly ItemTally[]): string[] {
  return tallies.map(({ isClosed, wanted, given, items }) => `${isClosed} ${wanted} ${given}: ${items}`).sort()
}

async function keep(items: Items): Promise<string> {
  const { prisma } = test.world.database
  const [organizationId, campaignId, sessionId] = [test.organizationId, uuidv7(), uuidv7()]
  const people = [uuidv7(), uuidv7(), uuidv7()]
  const at = test.world.now()
  const ids = items.map(() => uuidv7())
  await prisma.item.createMany({
    data: items.map(({ gold, state, wanted }, seq) => {
      const of = { organizationId, campaignId, id: ids[seq] ?? '', externalId: `${seq}`, seq, priority: 0 }
      return { ...of, wanted, claimed: 0, gold, state }
    }),
  })
  const answers = items.flatMap((one, seq) => one.answers.map((answer) => ({ ...answer, gold: one.gold, seq })))
  await prisma.answer.createMany({
    data: answers.map(({ person, round, counted, isTakenBack, gold, seq }, position) => {
      const of = {
        organizationId,
        campaignId,
        sessionId,
        position,
        revision: 1,
        itemId: ids[seq] ?? '',
        round,
        counted,
      }
      const what = {
        purpose: gold ? 'gold' : 'ordinary',
        labelIds: [1],
        elapsedMs: 1,
        guidelineVersion: 1,
        givenAt: at,
      }
      return { ...of, ...what, personId: people[person] ?? '', supersededAt: isTakenBack ? at : null }
    }),
  })
  return campaignId
}

it('tallies are those of a recount, campaign by campaign, and of a moment after all that happened', async () => {
  const { pool } = test.world.database
  const campaign = fc.array(item, { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(campaign, campaign, async (one, other) => {
      const ids = [await keep(one), await keep(other)]
      for (const before of [null, later]) {
        const found = await loadItemTallies(pool, ids, before)
        expect(ids.map((id) => sorted(found.get(id) ?? []))).toEqual([one, other].map((of) => sorted(recounted(of))))
      }
    }),
    { numRuns: 25 },
  )
})

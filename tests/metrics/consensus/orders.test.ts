import fc from 'fast-check'
import { expect, test } from 'vitest'
import { voteAccuracy } from '../../../src/metrics/consensus/live-vote.ts'
import { orderVote } from '../../../src/metrics/consensus/order-vote.ts'
import { kemenyOrders } from '../../../src/metrics/consensus/orders.ts'

const labelIds = [1, 2, 3, 4, 5]
const score = fc
  .integer({ min: 0, max: 30 })
  .chain((answered) => fc.record({ answered: fc.constant(answered), right: fc.integer({ min: 0, max: answered }) }))
const order = (candidates: number) => fc.shuffledSubarray(labelIds.slice(0, candidates), { minLength: candidates })
const candidates = fc.integer({ min: 3, max: 5 })
const given = candidates.chain((count) =>
  fc.array(fc.record({ order: order(count), score }), { minLength: 1, maxLength: 6 }),
)
const sure = { right: 0, answered: 0 }

function times<T>(count: number, one: T): T[] {
  return Array.from({ length: count }, () => one)
}

test("Kemeny's order is that of the published example of Tennessee's capital", () => {
  // Memphis 1, Nashville 2, Chattanooga 3, Knoxville 4; 42, 26, 15 and 17 of a hundred voters (as in “Kemeny–Young method”).
  const votes = [
    ...times(42, [1, 2, 3, 4]),
    ...times(26, [2, 3, 4, 1]),
    ...times(15, [3, 4, 2, 1]),
    ...times(17, [4, 3, 2, 1]),
  ]
  expect(kemenyOrders(votes)).toEqual([[2, 3, 4, 1]])
})

test("Kemeny's orders are those that nothing comes nearer to, each pair counted by hand", () => {
  const inverted = (one: readonly number[], other: readonly number[]) =>
    one.flatMap((id, at) => one.slice(at + 1).filter((later) => other.indexOf(id) > other.indexOf(later))).length
  fc.assert(
    fc.property(
      candidates.chain((count) => fc.tuple(fc.array(order(count), { minLength: 1, maxLength: 6 }), order(count))),
      ([all, any]) => {
        const sum = (one: readonly number[]) => all.reduce((so, other) => so + inverted(one, other), 0)
        const found = kemenyOrders(all)
        expect(new Set(found.map(sum)).size).toBe(1)
        const least = sum(found[0] ?? [])
        expect(sum(any)).toBeGreaterThanOrEqual(least)
        expect(sum(any) === least).toBe(found.some((one) => one.join() === any.join()))
      },
    ),
  )
})

test('orders that go round in a circle tie, and none leads', () => {
  const circle = [
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
  ]
  expect(kemenyOrders(circle)).toEqual(circle)
  const vote = orderVote(
    circle.map((one) => ({ order: one, score: sure })),
    labelIds,
    1,
  )
  expect(vote).toMatchObject({ labelIds: [], isTie: true })
  expect(vote.posteriors.map((chance) => chance.toFixed(9))).toEqual([
    '0.333333333',
    '0.333333333',
    '0.333333333',
    '0.000000000',
    '0.000000000',
  ])
})

test('an order that more than half agree on is the one that leads, whoever comes first', () => {
  fc.assert(
    fc.property(
      candidates.chain((count) => fc.tuple(order(count), fc.array(order(count), { maxLength: 3 }))),
      ([most, others]) => {
        const all = [...others, ...times(others.length + 1, most)]
        expect(kemenyOrders(all)).toEqual([most])
        expect(kemenyOrders(all.toReversed())).toEqual([most])
      },
    ),
  )
})

test('the chance of an order from one answer is how often its giver is exactly right', () => {
  fc.assert(
    fc.property(candidates.chain(order), score, (one, how) => {
      const vote = orderVote([{ order: one, score: how }], labelIds, 1)
      const orders = [1, 1, 2, 6, 24, 120][one.length] ?? 0
      expect(vote.labelIds).toEqual(one)
      expect(vote.posterior).toBeCloseTo(voteAccuracy(how, orders), 6)
    }),
  )
})

test('a vote hangs on no order of answers, its chances sum to one, and letters without a text have none', () => {
  fc.assert(
    fc.property(given, (all) => {
      const [vote, turned] = [orderVote(all, labelIds, 1), orderVote(all.toReversed(), labelIds, 1)]
      expect(turned.labelIds).toEqual(vote.labelIds)
      expect(turned.posterior).toBeCloseTo(vote.posterior, 9)
      expect(vote.posteriors.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9)
      const count = all[0]?.order.length ?? 0
      expect(vote.posteriors.slice(count)).toEqual(times(5 - count, 0))
      expect(vote.isTie).toBe(vote.labelIds.length === 0)
    }),
  )
})

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Limit } from '../../../src/domain/messages/limit.ts'
import { closeBuckets, closedForMs, forgetIdleBuckets, takePlaces } from '../../../src/store/db/buckets.ts'
import { freshDatabase } from '../../support/database.ts'

let fresh: { url: string; drop(): Promise<void> }
let one: pg.Pool
let other: pg.Pool
beforeAll(async () => {
  fresh = await freshDatabase()
  one = new pg.Pool({ connectionString: fresh.url, max: 5 })
  other = new pg.Pool({ connectionString: fresh.url, max: 5 })
})
afterAll(async () => {
  await one.end()
  await other.end()
  await fresh.drop()
})

const limit = (key: string, given: Partial<Limit> = {}): Limit => ({ key, burst: 3, everyMs: 60_000, ...given })
/** Waits are counted from the moment of asking, so they are whole turns but for a little. */
const turns = (ms: number) => Math.round(ms / 60_000)

test('the burst goes at once, then one turn after the other', async () => {
  const waits: number[] = []
  for (let asked = 0; asked < 6; asked++) waits.push(turns(await takePlaces(one, [limit('a')])))
  expect(waits).toEqual([0, 0, 0, 1, 2, 3])
})

test('replicas that ask at the same time share one limit, and none gets a place twice', async () => {
  const asked = Array.from({ length: 60 }, (_, at) => takePlaces(at % 2 === 0 ? one : other, [limit('b')]))
  const waits = (await Promise.all(asked)).map(turns).sort((x, y) => x - y)
  expect(waits).toEqual([0, 0, ...Array.from({ length: 58 }, (_, at) => at)])
})

test('a call that counts against two limits waits for the slower, and never locks another out', async () => {
  const both = [limit('c'), limit('d', { burst: 1 })]
  expect(turns(await takePlaces(one, both))).toBe(0)
  expect(turns(await takePlaces(one, both))).toBe(1)
  const crossed = Array.from({ length: 40 }, (_, at) => takePlaces(one, at % 2 === 0 ? both : both.toReversed()))
  expect(
    (await Promise.all(crossed))
      .map(turns)
      .sort((x, y) => x - y)
      .at(-1),
  ).toBe(41)
})

test('what the platform closes stays closed as long as told, and is empty then', async () => {
  const e = limit('e')
  await closeBuckets(one, [e], 600_000)
  expect(turns(await closedForMs(other, [e]))).toBe(10)
  expect(turns(await takePlaces(other, [e]))).toBe(10)
  expect(turns(await takePlaces(one, [e]))).toBe(11)
  await closeBuckets(one, [e], 1)
  expect(turns(await closedForMs(other, [e]))).toBe(10)
})

test('limits that nobody touched for a day are forgotten, others not', async () => {
  await one.query(`update buckets set full_at = now() - interval '25 hours' where key = 'a'`)
  await forgetIdleBuckets(one)
  const { rows } = await one.query<{ key: string }>('select key from buckets order by key')
  expect(rows.map(({ key }) => key)).toEqual(['b', 'c', 'd', 'e'])
})

test('a call that counts against nothing goes at once', async () => {
  expect(await takePlaces(one, [])).toBe(0)
})

import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Jobs, openJobs } from '../../../src/store/db/jobs.ts'
import { freshDatabase } from '../../support/database.ts'

let fresh: { url: string; drop(): Promise<void> }
let pool: pg.Pool
let replicas: Jobs[]
const errors: Error[] = []
const done: { replica: number; id: string; at: number }[] = []
const thrown = new Set<string>()

/** What a job does is in its id. */
function handlerOf(replica: number) {
  return async (id: string) => {
    done.push({ replica, id, at: Date.now() })
    const times = done.filter((one) => one.id === id).length
    if (id.startsWith('again') && times < 3) return { kind: 'again', inMs: 300 }
    if (id.startsWith('throws')) {
      thrown.add(id)
      throw new Error(`as asked: ${id}`)
    }
    return null
  }
}
const timesDone = (id: string) => done.filter((one) => one.id === id).length

beforeAll(async () => {
  fresh = await freshDatabase()
  pool = new pg.Pool({ connectionString: fresh.url, max: 5 })
  pool.on('error', () => {})
  const open = () => openJobs(fresh.url, 4, (error) => errors.push(error))
  replicas = await Promise.all([open(), open()])
  for (const [at, jobs] of replicas.entries()) {
    await jobs.work('deliver', handlerOf(at))
    await jobs.work('tick', handlerOf(at))
  }
})
afterAll(async () => {
  for (const jobs of replicas) await jobs.stop()
  await pool.end()
  await fresh.drop()
})

async function until(holds: () => boolean | Promise<boolean>) {
  while (!(await holds())) await pause(20)
}

test('replicas that tick together act once, in every one of many minutes', async () => {
  const ids = Array.from({ length: 40 }, (_, at) => `expire-sessions minute ${at}`)
  await Promise.all(ids.flatMap((id) => replicas.map((jobs) => jobs.enqueueOnce('tick', id))))
  await Promise.all(replicas.map((jobs) => jobs.drained()))
  expect(ids.map(timesDone)).toEqual(ids.map(() => 1))
})

test('a tick that was done is not done again, also on the other side of midnight', async () => {
  const [first] = replicas
  await first?.enqueueOnce('tick', 'once only')
  await first?.drained()
  // pg-boss counts singletons within a slot of wall time: as if a day had passed since the first of the two.
  await pool.query(
    `update pgboss.job set created_on = created_on - interval '1 day', singleton_on = singleton_on - interval '1 day'`,
  )
  await replicas[1]?.enqueueOnce('tick', 'once only')
  await first?.drained()
  expect(timesDone('once only')).toBe(1)
})

test('a job that is to come again comes after its time, and as often as it says', async () => {
  await replicas[0]?.enqueueOnce('deliver', 'again')
  await until(() => timesDone('again') === 3)
  const [first, second, third] = done.filter(({ id }) => id === 'again').map(({ at }) => at)
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(290)
  expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(290)
  await replicas[0]?.drained()
  expect(timesDone('again')).toBe(3)
})

test('three hundred jobs at once are done once each, none waiting for the next look by the clock', async () => {
  const ids = Array.from({ length: 300 }, (_, at) => `many ${at}`)
  await Promise.all(ids.map((id) => replicas[0]?.enqueueOnce('deliver', id)))
  await replicas[0]?.drained()
  expect(ids.map(timesDone)).toEqual(ids.map(() => 1))
})

test('a job that throws is told of, and neither fails nor holds up the jobs beside it', async () => {
  await Promise.all(['throws', 'beside 1', 'beside 2'].map((id) => replicas[0]?.enqueueOnce('deliver', id)))
  await until(() => timesDone('beside 1') === 1 && timesDone('beside 2') === 1 && thrown.has('throws'))
  await until(() => errors.some(({ message }) => message === 'as asked: throws'))
  const state = async () => {
    const { rows } = await pool.query<{ state: string }>(`select state from pgboss.job where data->>'id' = 'throws'`)
    return rows.map((row) => row.state)
  }
  await until(async () => (await state())[0] === 'retry')
  await pool.query(`delete from pgboss.job where data->>'id' = 'throws'`)
})

test('of one group a process does one job at a time, and those of other groups do not wait for it', async () => {
  const [held, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const finished: string[] = []
  const under = new Map<string, number>()
  let most = 0
  await replicas[0]?.work(
    'overnight',
    async (id) => {
      const [group = ''] = id.split(' ')
      under.set(group, (under.get(group) ?? 0) + 1)
      most = Math.max(most, under.get(group) ?? 0)
      if (group === 'slow') {
        held.resolve()
        await gate.promise
      }
      under.set(group, (under.get(group) ?? 0) - 1)
      finished.push(id)
    },
    2,
  )
  for (let nth = 0; nth < 5; nth++) await replicas[0]?.enqueueOnce('overnight', `slow ${nth}`, 'slow')
  await held.promise
  for (let nth = 0; nth < 5; nth++) await replicas[0]?.enqueueOnce('overnight', `quick ${nth}`, 'quick')
  await until(() => finished.length === 5)
  expect(finished.toSorted()).toEqual(Array.from({ length: 5 }, (_, nth) => `quick ${nth}`))
  gate.resolve()
  await until(() => finished.length === 10)
  expect(most).toBe(1)
})

test('a job whose process died is given to another', async () => {
  const dead = new PgBoss({ connectionString: fresh.url, schedule: false, supervise: false })
  await dead.start()
  await replicas[0]?.stop()
  await replicas[1]?.stop()
  await dead.send('deliver', { id: 'orphan' })
  const [taken] = await dead.fetch('deliver')
  expect(taken).toBeDefined()
  await pool.query(`update pgboss.job set started_on = now() - interval '10 minutes' where data->>'id' = 'orphan'`)
  await dead.supervise('deliver')
  await pool.query(`update pgboss.job set start_after = now() where data->>'id' = 'orphan'`)
  replicas = [await openJobs(fresh.url, 4, (error) => errors.push(error))]
  await replicas[0]?.work('deliver', handlerOf(2))
  await until(() => timesDone('orphan') === 1)
  await dead.stop()
})

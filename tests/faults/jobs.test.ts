import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, openDatabase } from '../../src/store/db/database.ts'
import { type Jobs, openJobs } from '../../src/store/db/jobs.ts'
import { freshDatabase } from '../support/database.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: ReturnType<typeof openDatabase>
let replicas: Jobs[]
beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url, 4, () => {})
  replicas = await Promise.all([1, 2].map(() => openJobs(fresh.url, 4, () => {})))
})
afterAll(async () => {
  for (const jobs of replicas) await jobs.stop()
  await database.close()
  await fresh.drop()
})

/** The replica whose turn it is. */
function replica(turn: number): Jobs {
  const jobs = replicas[turn % replicas.length]
  if (jobs === undefined) throw new Error('there is no replica')
  return jobs
}

test('a tick that every replica enqueues is run once, by one of them', async () => {
  const run: string[] = []
  for (const jobs of replicas) await jobs.work('tick', async (id) => void run.push(id))
  const minutes = Array.from({ length: 5 }, (_, at) => `expire-sessions 2026-11-23T12:0${at}:00.000Z`)
  await Promise.all(minutes.flatMap((id, at) => [replica(at), replica(at + 1)].map((it) => it.enqueueOnce('tick', id))))
  await replica(0).drained()
  expect(run.sort()).toEqual(minutes)
  await replica(1).enqueueOnce('tick', minutes[0] ?? '')
  await replica(1).drained()
  expect(run).toHaveLength(minutes.length)
})

test('a hundred jobs enqueued at once are all done without waiting for a clock, each once', async () => {
  const done: string[] = []
  for (const jobs of replicas) await jobs.work('deliver', async (id) => void done.push(id))
  const ids = Array.from({ length: 100 }, (_, at) => `message-${String(at).padStart(3, '0')}`)
  await inTransaction(database, async (tx) => {
    for (const id of ids) await replica(0).enqueue(tx, 'deliver', id)
  })
  await replica(0).drained()
  expect(done.sort()).toEqual(ids)
}, 15_000)

test('a job enqueued in a transaction that is undone is never run', async () => {
  const undone = inTransaction(database, async (tx) => {
    await replica(0).enqueue(tx, 'deliver', 'undone')
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  const { rows } = await database.pool.query("select from pgboss.job where data->>'id' = 'undone'")
  expect(rows).toEqual([])
})

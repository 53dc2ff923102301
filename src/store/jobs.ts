import { fromPrisma, PgBoss } from 'pg-boss'
import type { Tx } from './database.ts'

/** Each queue's jobs hold an id and nothing else: what to do is read from our own tables when the job runs. */
const queues = {
  /** Send one delivery. */
  deliver: { concurrency: 8 },
  /** Work that the clock asked for; the id names the task. */
  tick: { concurrency: 1 },
} as const

export type QueueName = keyof typeof queues

/** Work that is done once, by any replica, after the change that asked for it was saved. */
export type Jobs = {
  /** Enqueues inside the caller's transaction: the job exists exactly if the change does. */
  enqueue(tx: Tx, queue: QueueName, id: string): Promise<void>
  /** Enqueues unless a job with this id was enqueued in this queue before: how replicas that tick together act once. */
  enqueueOnce(queue: QueueName, id: string): Promise<void>
  work(queue: QueueName, handler: (id: string) => Promise<void>): Promise<void>
  /** Waits until no job is waiting or under way, for at most a minute. */
  drained(): Promise<void>
  /** Lets the jobs under way finish, up to 20 s. */
  stop(): Promise<void>
}

/** A job that was not started at once waits at most this long for its next chance. */
const retryDelayS = 5

/** pg-boss orders its states: created, retry, active, then those in which a job is over. */
const openJobsLeft = "SELECT 1 FROM pgboss.job WHERE name = ANY($1) AND state < 'completed' LIMIT 1"

/**
 * A worker looks for a job when told that one was enqueued, and then takes one: of a hundred enqueued at once the rest
 * would wait for its next look by the clock. So whoever has done one looks for the next at once.
 */
async function startWorker(boss: PgBoss, queue: QueueName, handler: (id: string) => Promise<void>): Promise<void> {
  const options = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: retryDelayS }
  let worker = ''
  worker = await boss.work<{ id: string }>(queue, options, async ([job]) => {
    if (job === undefined) return
    try {
      await handler(job.data.id)
    } finally {
      boss.notifyWorker(worker)
    }
  })
}

export async function openJobs(url: string, connections: number, onError: (error: Error) => void): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schedule: false, useListenNotify: true, max: connections })
  boss.on('error', onError)
  await boss.start()
  for (const name of Object.keys(queues)) {
    await boss.createQueue(name, { retryLimit: 5, retryDelay: retryDelayS, retryBackoff: true, notify: true })
  }
  return {
    async enqueue(tx, queue, id) {
      await boss.send(queue, { id }, { db: fromPrisma(tx) })
    },
    async enqueueOnce(queue, id) {
      await boss.send(queue, { id }, { singletonKey: id, singletonSeconds: 24 * 3600 })
    },
    async work(queue, handler) {
      for (let started = 0; started < queues[queue].concurrency; started++) await startWorker(boss, queue, handler)
    },
    async drained() {
      for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 50) {
        const { rows } = await boss.getDb().executeSql(openJobsLeft, [Object.keys(queues)])
        if (rows.length === 0) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 20_000 })
    },
  }
}

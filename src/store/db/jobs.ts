import { createHash } from 'node:crypto'
import type pg from 'pg'
import { fromPrisma, type Job, type JobResult, PgBoss, type SendOptions } from 'pg-boss'
import { type AnyTx, isPrisma } from './run-statement.ts'

/**
 * Each queue's jobs hold an id and nothing else: what to do is read from our own tables when the job runs. A job of a
 * process that died is given to another one after `expireS`, so nothing in a queue may take longer; where there is a
 * heartbeat, soon after that stops.
 */
const queues = {
  /** Send one delivery. Jobs only wait for their turn in the queue, never in a worker. */
  deliver: { workers: 3, atOnce: 8, expireS: 60 },
  /** Work that the clock asked for; the id names the task, and so does the group. */
  tick: { workers: 1, atOnce: 1, expireS: 900 },
  /** The night's work on one campaign; the id is the campaign's, and the night. */
  overnight: { workers: 1, atOnce: 1, expireS: 3600 },
  /** Bring a campaign's items to another number of answers; the id is the campaign's. */
  overlap: { workers: 1, atOnce: 1, expireS: 120 },
  /** Draw one of the app's own pages anew. */
  home: { workers: 1, atOnce: 4, expireS: 60 },
  /** What follows from the end of a session; the id is the campaign's, the session's, and whether it was seen. */
  'session-end': { workers: 1, atOnce: 4, expireS: 120 },
  /** Write the files of one export and send them. */
  export: { workers: 1, atOnce: 1, expireS: 3600, heartbeatS: 60 },
  /** Put one file of an export where somebody agreed to have it; the id is the file's. */
  'export-file': { workers: 1, atOnce: 1, expireS: 3600, heartbeatS: 60 },
} as const

export type QueueName = keyof typeof queues

/** What a handler returns whose job is to come again; anything else means that it is done. */
export type Again = { readonly kind: 'again'; readonly inMs: number }

/** Work that is done once, by any replica, after the change that asked for it was saved. */
export type Jobs = {
  /** Enqueues inside the caller's transaction: the job exists exactly if the change does. */
  enqueue(tx: AnyTx, queue: QueueName, id: string): Promise<void>
  /** Enqueues unless a job with this id was enqueued in this queue before: how replicas that tick together act once. */
  enqueueOnce(queue: QueueName, id: string, group?: string): Promise<void>
  /**
   * Does the jobs of a queue. Of those of one group a process does one at a time, whatever else it does meanwhile.
   * @param workers how many take jobs, each for itself; as the queue says where it is not given
   */
  work(queue: QueueName, handler: (id: string) => Promise<unknown>, workers?: number): Promise<void>
  /** Waits until no job is waiting or under way, for at most a minute. */
  drained(): Promise<void>
  /** Lets the jobs under way finish, up to 20 s. */
  stop(): Promise<void>
}

/** A job that threw waits at least this long for its next chance, and longer each time. */
const retryDelayS = 5
/** How often a worker looks for jobs whose time has come, of which nobody is told. */
const lookS = 0.5
/** How often jobs of dead processes are looked for. */
const superviseS = 30

/** pg-boss tells of its workers' errors in plain objects, which would be logged as nothing. */
function errorOf(told: unknown): Error {
  if (told instanceof Error) return told
  const { message = 'unknown', stack } =
    typeof told === 'object' && told !== null ? Object.fromEntries(Object.entries(told)) : {}
  return Object.assign(new Error(String(message)), typeof stack === 'string' ? { stack } : {})
}

/** pg-boss orders its states: created, retry, active, then those in which a job is over. */
const openJobsLeft = "SELECT 1 FROM pgboss.job WHERE name = ANY($1) AND state < 'completed' LIMIT 1"

export async function openJobs(url: string, connections: number, onError: (error: Error) => void): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    schedule: false,
    useListenNotify: true,
    max: connections,
    superviseIntervalSeconds: superviseS,
    monitorIntervalSeconds: superviseS,
  })
  boss.on('error', (told: unknown) => onError(errorOf(told)))
  await boss.start()
  for (const [name, queue] of Object.entries(queues)) {
    const alive = 'heartbeatS' in queue ? { heartbeatSeconds: queue.heartbeatS } : {}
    const ends = { expireInSeconds: queue.expireS, ...alive }
    const options = { retryLimit: 8, retryDelay: retryDelayS, retryBackoff: true, ...ends }
    await boss.createQueue(name, { ...options, notify: true })
    await boss.updateQueue(name, options)
  }
  return {
    async enqueue(tx, queue, id) {
      await boss.send(queue, { id }, { db: isPrisma(tx) ? fromPrisma(tx) : fromPg(tx) })
    },
    async enqueueOnce(queue, id, group) {
      await boss.send(
        queue,
        { id },
        { id: jobIdOf(queue, id), ...(group === undefined ? {} : { group: { id: group } }) },
      )
    },
    async work(queue, handler, workers = queues[queue].workers) {
      for (let started = 0; started < workers; started++) {
        await startWorker(boss, queue, handler, onError)
      }
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

function fromPg(client: pg.ClientBase): NonNullable<SendOptions['db']> {
  return { executeSql: (text, values) => client.query(text, values) }
}

/**
 * The id that a job of this name always has: the table's own key refuses a second one. (A singleton key would be no
 * match for this: pg-boss counts those within slots of wall time, and two replicas can meet on the border of two slots.)
 */
function jobIdOf(queue: QueueName, id: string): string {
  const hex = createHash('sha256').update(`${queue} ${id}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * A worker is told of new jobs, takes up to `atOnce` and looks for more when all of them are done: at once while there
 * are that many. Of jobs that come again after a while it is not told, so it looks for those by the clock.
 */
async function startWorker(
  boss: PgBoss,
  queue: QueueName,
  handler: (id: string) => Promise<unknown>,
  onError: (error: Error) => void,
): Promise<void> {
  const { atOnce } = queues[queue]
  const polling = { pollingIntervalSeconds: lookS, notifyPollingIntervalSeconds: lookS, burstWhenBatchFull: true }
  let worker = ''
  const run = async ({ id, data }: Job<{ id: string }>): Promise<JobResult> => {
    try {
      const done = await handler(data.id)
      if (isAgain(done)) await boss.send(queue, data, { startAfter: Math.max(done.inMs, 1) / 1000 })
      return { id, status: 'completed' }
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
      return { id, status: 'failed', output: { message: String(error) } }
    }
  }
  const options = { ...polling, batchSize: atOnce, perJobResults: true, localGroupConcurrency: 1 } as const
  worker = await boss.work<{ id: string }>(queue, options, async (jobs) => {
    const results = await Promise.all(jobs.map(run))
    boss.notifyWorker(worker)
    return results
  })
}

function isAgain(done: unknown): done is Again {
  return typeof done === 'object' && done !== null && 'kind' in done && done.kind === 'again' && 'inMs' in done
}

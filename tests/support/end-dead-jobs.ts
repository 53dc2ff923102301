import type pg from 'pg'
import { PgBoss } from 'pg-boss'

/**
 * The queue gives a dead process's jobs to another one after a minute: as if that were over. Nobody may be at work.
 * @param queue whose jobs are taken from whoever had them
 */
export async function endDeadJobs(pool: pg.Pool, queue: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: pool.options.connectionString ?? '',
    schedule: false,
    supervise: false,
  })
  await boss.start()
  await pool.query(`update pgboss.job set started_on = started_on - interval '1 hour' where state = 'active'`)
  await boss.supervise(queue)
  await boss.stop()
  await pool.query(`update pgboss.job set start_after = now() where state = 'retry'`)
}

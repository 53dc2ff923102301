/** What a replica's connections to Postgres are for. */
export type Shares = {
  /** Held by the pool that clicks in sessions alone use. */
  readonly clicks: number
  /** Held by the pool of all else. */
  readonly rest: number
  /** Held by the job queue's pool. */
  readonly jobs: number
}

const jobs = 3
/** The job queue listens on one of its own. */
const listener = 1
/** Each thread of heavy work has one of its own (`heavy-work.ts` runs so many at most). */
export const heavyThreads = 2

/** A transaction of each pool may go on while another one waits. */
const leastOfAPool = 2
const mostClicks = 8

/** Fewer do not do: somebody would wait for a connection that never comes free. */
export const leastConnections = jobs + listener + heavyThreads + 2 * leastOfAPool

/** Shares out a replica's connections: clicks are quick, so a third of what is left serves them. */
export function shareConnections(total: number): Shares {
  const left = total - jobs - listener - heavyThreads
  const clicks = Math.min(mostClicks, Math.max(leastOfAPool, Math.floor(left / 3)))
  return { clicks, rest: left - clicks, jobs }
}

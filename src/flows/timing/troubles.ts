/** What tells an operator which one it was. */
export type Ids = Readonly<Record<string, string>>

/** What failed lately of the clock's work, so that it neither holds up the rest nor fills the log. */
export type Troubles = {
  note(task: string, ids: Ids, error: unknown): void
  /** Whether it failed lately and is not to be tried yet. */
  rests(task: string, ids: Ids): boolean
  isOver(task: string, ids: Ids): void
}

/** After the first failure something is tried again with the next look, then after longer and longer. */
const firstRestMs = 50_000
const longestRestMs = 60 * 60_000
const mostRemembered = 10_000

/**
 * @param log told of each failure
 * @param now the domain's clock, by which the work is done
 */
export function rememberTroubles(log: (error: unknown, task: string, ids: Ids) => void, now: () => Date): Troubles {
  const known = new Map<string, { readonly until: number; readonly restMs: number }>()
  const keyOf = (task: string, ids: Ids) => [task, ...Object.values(ids)].join(' ')
  return {
    note(task, ids, error) {
      const key = keyOf(task, ids)
      const before = known.get(key)
      const restMs = before === undefined ? firstRestMs : Math.min(2 * before.restMs, longestRestMs)
      const [oldest] = known.size >= mostRemembered ? known.keys() : []
      if (oldest !== undefined) known.delete(oldest)
      known.set(key, { until: now().getTime() + restMs, restMs })
      log(error, task, ids)
    },
    rests: (task, ids) => (known.get(keyOf(task, ids))?.until ?? 0) > now().getTime(),
    isOver: (task, ids) => void known.delete(keyOf(task, ids)),
  }
}

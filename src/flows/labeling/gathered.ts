/** How many wait for one run at the most. */
const most = 200

/** A run that takes longer than this holds nobody up any more: the next one begins beside it, up to so many at once. */
const patienceMs = 50
const mostAtOnce = 3

type Waiting<T, R> = { readonly one: T; readonly done: (result: R) => void; readonly failed: (error: unknown) => void }

/**
 * Work that many ask for at the same time, done for all who wait together: one run at a time, and whoever asks during a
 * run is part of the next. Under load each run does more; a lone request is worked on at once.
 *
 * @param work does it for some, and gives a result for each, in their order; what it throws reaches all of them
 * @returns settles with its own result when the work for this one is done
 */
export function gathered<T, R>(work: (some: readonly T[]) => Promise<readonly R[]>): (one: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = []
  let running = 0
  /** The run for which the next one still waits. */
  let present: symbol | null = null

  async function run(): Promise<void> {
    const now = waiting.slice(0, most)
    waiting = waiting.slice(most)
    const own = Symbol('run')
    const goOn = () => {
      if (present === own) present = null
      begin()
    }
    present = own
    running += 1
    const timer = setTimeout(goOn, patienceMs)
    try {
      const results = await work(now.map(({ one }) => one))
      for (const [at, result] of results.entries()) now[at]?.done(result)
    } catch (error) {
      for (const { failed } of now) failed(error)
    }
    clearTimeout(timer)
    running -= 1
    goOn()
  }

  function begin(): void {
    if (waiting.length > 0 && present === null && running < mostAtOnce) void run()
  }

  return (one) =>
    new Promise((done, failed) => {
      waiting.push({ one, done, failed })
      begin()
    })
}

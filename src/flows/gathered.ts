/** How many wait for one run at the most. */
const most = 200

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
  let running = false

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const now = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const results = await work(now.map(({ one }) => one))
        for (const [at, result] of results.entries()) now[at]?.done(result)
      } catch (error) {
        for (const { failed } of now) failed(error)
      }
    }
    running = false
  }

  return (one) =>
    new Promise((done, failed) => {
      waiting.push({ one, done, failed })
      if (running) return
      running = true
      void run()
    })
}

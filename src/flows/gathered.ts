/** How many wait for one run at the most. */
const most = 200

type Waiting<T> = { readonly one: T; readonly done: () => void; readonly failed: (error: unknown) => void }

/**
 * Work that many ask for at the same time, done for all who wait together: one run at a time, and whoever asks during a
 * run is part of the next. Under load each run does more; a lone request is worked on at once.
 *
 * @param work does it for some; what it throws reaches all of them
 * @returns settles when the work for this one is done
 */
export function gathered<T>(work: (some: readonly T[]) => Promise<void>): (one: T) => Promise<void> {
  let waiting: Waiting<T>[] = []
  let running = false

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const now = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        await work(now.map(({ one }) => one))
        for (const { done } of now) done()
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

/** Work that begins with a request and may go on after its answer. */
export type UnderWay = {
  /** Keeps track of this work until it is done, and hands on how it ended. */
  track<T>(work: Promise<T>): Promise<T>
  /** Resolves once all that is under way now is done. */
  settled(): Promise<void>
  /** Resolves once nothing is under way any more; to be called when no new requests come. */
  stop(): Promise<void>
}

export function watchUnderWay(): UnderWay {
  const all = new Set<Promise<unknown>>()
  return {
    async track(work) {
      all.add(work)
      try {
        return await work
      } finally {
        all.delete(work)
      }
    },
    async settled() {
      await Promise.allSettled([...all])
    },
    async stop() {
      while (all.size > 0) await Promise.allSettled(all)
    },
  }
}

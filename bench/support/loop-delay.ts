import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded into the product by a bench (`--import`): tells its parent, whenever asked, how long the event loop was held up at
 * the most since it was asked last.
 */
const resolutionMs = 2

if (isMainThread && process.send !== undefined) {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  process.on('message', () => {
    process.send?.({ longestMs: Math.max(0, delays.max / 1e6 - resolutionMs) })
    delays.reset()
  })
  // The bench is no reason to go on living.
  process.channel?.unref()
}

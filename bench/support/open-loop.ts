import { Agent } from 'node:http'
import { type Clicker, click, labelOf } from './click-load.ts'
import type { Button, SlackStub } from './slack-stub.ts'

/** A click whose next prompt has not come by then counts as so long. */
const longestMs = 30_000

/** People who click by the clock, however long the prompt before took: whoever waits is late for the next click too. */
export type OpenLoop = {
  /** Stops them once all have clicked since `atLeastMs`; how long each click took from when it was due, ascending. */
  stop(): Promise<number[]>
}

/** @param next the button that each clicks next, by their place; kept up to date */
export function openLoop(
  eventsUrl: string,
  stub: SlackStub,
  clickers: readonly Clicker[],
  next: Map<number, Button>,
  eachMs: number,
): OpenLoop {
  const agent = new Agent({ keepAlive: true, maxSockets: clickers.length })
  const began = performance.now()
  const latenciesMs: number[] = []
  let goes = true
  const loops = clickers.map(async ({ first, userId }, person) => {
    for (let nth = 0; goes; nth++) {
      const due = began + (person / clickers.length + nth) * eachMs
      await pause(due - performance.now())
      if (!goes) return
      const arriving = stub.nextPost(person)
      const status = await click(agent, eventsUrl, stub, person, userId, next.get(person) ?? first)
      if (status !== 200) throw new Error(`a click was answered with ${status}`)
      const buttons = await Promise.race([arriving, pause(longestMs).then(() => [])])
      latenciesMs.push(performance.now() - due)
      const label = labelOf(buttons)
      if (label !== undefined) next.set(person, label)
    }
  })
  return {
    async stop() {
      goes = false
      await Promise.all(loops)
      agent.destroy()
      return latenciesMs.sort((a, b) => a - b)
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}

import { setTimeout as sleep } from 'node:timers/promises'
import { workOverlap } from '../../../src/flows/campaigns/bring-to-overlap.ts'
import { putFile } from '../../../src/flows/export/put-file.ts'
import { sendExport } from '../../../src/flows/export/send-export.ts'
import { publishHome } from '../../../src/flows/home/publish-home.ts'
import { workOvernight } from '../../../src/flows/labeling/overnight.ts'
import { afterSession } from '../../../src/flows/sessions/after-session.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import type { World } from '../../../src/flows/world.ts'
import type { Player } from './player.ts'

type Work = (world: World, id: string) => Promise<unknown>

const work: Readonly<Record<string, Work>> = {
  deliver: sendDelivery,
  'session-end': afterSession,
  home: publishHome,
  overlap: workOverlap,
  overnight: workOvernight,
  export: sendExport,
  'export-file': putFile,
}

/** Some work comes again until it is through. */
const mostTurns = 1000
/** Limits go by wall time; how long a job is to wait is asked anew after this. */
const mostPauseMs = 1000

/** Does all that waits in the queues, one after the other, and what comes of it. */
export async function doWaiting({ world, waiting }: Player): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (let turn = 0; ; turn++) {
      if (turn === mostTurns) throw new Error(`${next.queue} comes again and again`)
      const pauseMs = pauseOf(await work[next.queue]?.(world, next.id))
      if (pauseMs === null) break
      await sleep(Math.min(pauseMs, mostPauseMs))
    }
  }
}

/** How long work that comes again waits; null where it is through. */
function pauseOf(done: unknown): number | null {
  return typeof done === 'object' && done !== null && 'inMs' in done ? Number(done.inMs) : null
}

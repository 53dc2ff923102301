import { setTimeout as sleep } from 'node:timers/promises'
import { workOverlap } from '../../../src/flows/campaigns/bring-to-overlap.ts'
import { putFile } from '../../../src/flows/export/put-file.ts'
import { sendExport } from '../../../src/flows/export/send-export.ts'
import { publishHome } from '../../../src/flows/home/publish-home.ts'
import { workOvernight } from '../../../src/flows/labeling/overnight.ts'
import { afterSession } from '../../../src/flows/sessions/after-session.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import type { World } from '../../../src/flows/world.ts'
import type { Again } from '../../../src/store/db/jobs.ts'
import type { Player } from './player.ts'

// biome-ignore lint/suspicious/noConfusingVoidType: some work says nothing
type Work = (world: World, id: string) => Promise<Again | null | void>

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
      const again = await work[next.queue]?.(world, next.id)
      if (!again) break
      await sleep(Math.min(again.inMs, mostPauseMs))
    }
  }
}

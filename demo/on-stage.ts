import { setTimeout as sleep } from 'node:timers/promises'
import { Agenda } from './agenda.ts'
import { seededChance } from './chance.ts'
import { makeClauses } from './clauses.ts'
import { openClients } from './clients/open-clients.ts'
import { Ledger } from './ledger.ts'
import { storyBegins } from './local-time.ts'
import type { Plot } from './plot.ts'
import { openStage, type Stage } from './stage.ts'
import { openTranscript } from './transcript.ts'
import type { DemoWorld } from './world.ts'

/** As shells have it after Ctrl+C. */
const stoppedCode = 130
/** For what the product logs last to arrive. */
const quietMs = 300

type Given = { readonly seed: number; readonly plot: Plot; readonly env: Readonly<Record<string, string | undefined>> }

/** Sets the stage, has it played on, and clears it. @param write takes the transcript. @returns null where it was stopped */
export async function onStage<T>(
  { seed, plot, env }: Given,
  write: (text: string) => void,
  play: (world: DemoWorld, begins: Date, stage: Stage) => Promise<T>,
): Promise<T | null> {
  const begins = storyBegins(new Date())
  const stage = await openStage(env, begins)
  let isStopped = false
  const stop = () => {
    isStopped = true
    void stage.close().then(() => process.exit(stoppedCode))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  try {
    const chance = seededChance(seed)
    let now = begins
    const world: DemoWorld = {
      slack: stage.slack,
      teams: stage.teams,
      clients: openClients(stage),
      product: stage.product,
      campaignName: 'Contract clauses',
      chance,
      agenda: new Agenda(),
      ledger: new Ledger(),
      transcript: openTranscript(write),
      clauses: new Map(makeClauses(chance, plot.items).map((clause) => [clause.text, clause])),
      now: () => now,
      async moveTo(at) {
        now = await stage.moveClock(at)
      },
    }
    return await play(world, begins, stage)
  } catch (error) {
    if (isStopped) return null
    await sleep(quietMs)
    process.stderr.write(`The product said:\n${stage.product.log()}\n`)
    throw error
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
    await stage.close()
  }
}

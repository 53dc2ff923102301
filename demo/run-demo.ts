import { setTimeout as sleep } from 'node:timers/promises'
import { Agenda } from './agenda.ts'
import { seededChance } from './chance.ts'
import { checkClaims } from './claims.ts'
import { makeClauses } from './clauses.ts'
import { openClients } from './clients/open-clients.ts'
import { readExport } from './exported.ts'
import { overlap, readStatus } from './lead-acts.ts'
import { Ledger } from './ledger.ts'
import { storyBegins } from './local-time.ts'
import { claimLines, labelsLine, mishapsLine, peopleTable } from './report.ts'
import { openStage } from './stage.ts'
import { tellStory } from './story.ts'
import { openTranscript } from './transcript.ts'
import type { DemoWorld } from './world.ts'

export type Order = { readonly seed: number; readonly days: number; readonly quiet: boolean }

const allDays = 14
/** As shells have it after Ctrl+C. */
const stoppedCode = 130
/** For what the product logs last to arrive. */
const quietMs = 300
const campaignName = 'Contract clauses'

/** Tells the story, then checks what it claims. @returns whether every claim holds */
export async function runDemo(
  { seed, days, quiet }: Order,
  env: Readonly<Record<string, string | undefined>>,
  write: (text: string) => void,
): Promise<boolean> {
  const started = performance.now()
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
    const clauses = makeClauses(chance)
    const ledger = new Ledger()
    let now = begins
    const world: DemoWorld = {
      slack: stage.slack,
      teams: stage.teams,
      clients: openClients(stage),
      product: stage.product,
      campaignName,
      chance,
      agenda: new Agenda(),
      ledger,
      transcript: openTranscript(quiet ? () => undefined : write),
      clauses: new Map(clauses.map((clause) => [clause.text, clause])),
      now: () => now,
      async moveTo(at) {
        now = await stage.moveClock(at)
      },
    }
    write(`Seed ${seed}. Times are everybody's own.\n`)
    const told = await tellStory(world, begins, days)
    const measured = await readStatus(world)
    const exported = readExport(await stage.product.exportCampaign(campaignName))
    const claims = checkClaims({ ledger, clauses, overlap, exported, measured, ...told, days, allDays })
    write(
      `\n${peopleTable(measured, ledger)}\n${labelsLine(exported, clauses)}\n${mishapsLine(ledger)}\n\n${claimLines(claims)}`,
    )
    write(`\n${Math.round((performance.now() - started) / 1000)} seconds\n`)
    return claims.every(({ against }) => against.length === 0)
  } catch (error) {
    if (isStopped) return false
    await sleep(quietMs)
    process.stderr.write(`The product said:\n${stage.product.log()}\n`)
    throw error
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
    await stage.close()
  }
}

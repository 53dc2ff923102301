import { checkClaims } from './claims.ts'
import { readExport } from './exported.ts'
import { overlap, readStatus } from './lead-acts.ts'
import { onStage } from './on-stage.ts'
import { isWhole, usualPlot } from './plot.ts'
import { claimLines, labelsLine, mishapsLine, peopleTable } from './report.ts'
import { tellStory } from './story.ts'

export type Order = { readonly seed: number; readonly days: number; readonly quiet: boolean }

/** Tells the story, then checks what it claims. @returns whether every claim holds */
export async function runDemo(
  { seed, days, quiet }: Order,
  env: Readonly<Record<string, string | undefined>>,
  write: (text: string) => void,
): Promise<boolean> {
  const started = performance.now()
  const plot = usualPlot(days)
  const transcript = quiet ? () => undefined : write
  const holds = await onStage({ seed, plot, env }, transcript, async (world, begins, { product }) => {
    write(`Seed ${seed}. Times are everybody's own.\n`)
    const told = await tellStory(world, begins, plot)
    const measured = await readStatus(world)
    const exported = readExport(await product.exportCampaign(world.campaignName))
    const clauses = [...world.clauses.values()]
    const { ledger } = world
    const ending = { ledger, clauses, overlap, exported, measured, ...told, days, isWhole: isWhole(plot) }
    const claims = checkClaims(ending)
    write(
      `\n${peopleTable(measured, ledger)}\n${labelsLine(exported, clauses)}\n${mishapsLine(ledger)}\n\n${claimLines(claims)}`,
    )
    return claims.every(({ against }) => against.length === 0)
  })
  write(`\n${Math.round((performance.now() - started) / 1000)} seconds\n`)
  return holds === true
}

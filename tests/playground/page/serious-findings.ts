import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

/** What axe finds serious or worse in a page and its frames, as it stands now. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const frame of page.frames()) found.push(...(await findingsIn(frame)))
  return found
}

async function findingsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source)
  const { violations } = await frame.evaluate<axe.AxeResults>(
    "axe.run(document, { iframes: false, resultTypes: ['violations'] })",
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
}

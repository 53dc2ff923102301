import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { sourceOfFile } from '../flows/files/file-source.ts'
import type { ItemsReport } from '../flows/items/check-items.ts'
import { type Imported, importItems } from '../flows/items/import-items.ts'
import { chooseCampaign } from './choose-campaign.ts'
import { NoStore, openStore, type Store } from './open-store.ts'
import type { Output } from './score.ts'

const importUsage = `Usage: labelbreak import FILE --campaign NAME [options]

  FILE               items as CSV (with a header) or JSONL, in UTF-8, of any size
  --campaign NAME    the campaign that gets them; not one that is finished
  --organization ID  where several organizations have a campaign of that name
  --dry-run          only check

  Columns: text (or a and b for pairwise), optional id, gold, explanation, priority, image, context_*.
  The file is checked from first to last before anything is kept; with a fault in it nothing is.
  Exit code: 0 done, 1 the file has faults, 2 nothing could be tried.
`

type Order = {
  readonly file: string
  readonly campaign: string
  readonly organization: string | null
  readonly isDry: boolean
}

const secondMs = 1000

/** `labelbreak import …`. Returns the exit code. */
export async function runImport(
  words: readonly string[],
  { stdout, stderr }: Output,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const order = readOrder(words)
  if (order === 'help') {
    stdout.write(importUsage)
    return 0
  }
  const fail = (why: string) => {
    stderr.write(`labelbreak import: ${why}\n`)
    return 2
  }
  if (typeof order === 'string') return fail(order)
  const size = await stat(order.file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )
  if (size === null) return fail(`there is no file ${order.file}`)
  let store: Store | null = null
  try {
    store = await openStore(env)
    const campaign = await chooseCampaign(store, order.campaign, order.organization)
    if (typeof campaign === 'string') return fail(campaign)
    const progress = progressOn(stderr, size)
    const imported = await importItems(store, {
      campaignId: campaign.id,
      source: sourceOfFile(order.file, progress.read),
      isDry: order.isDry,
      onChecked: progress.checked,
    })
    return told(imported, order.file, campaign.name, { stdout, stderr })
  } catch (error) {
    if (!(error instanceof NoStore)) throw error
    return fail(error.message)
  } finally {
    await store?.close()
  }
}

function readOrder(words: readonly string[]): Order | 'help' | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        campaign: { type: 'string' },
        organization: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return 'help'
    const [file, ...more] = positionals
    if (file === undefined) return `which file of items?\n\n${importUsage}`
    if (more.length > 0) return `one file at a time, not also ${more.join(' ')}`
    if (values.campaign === undefined) return 'into which campaign? Add --campaign NAME'
    return { file, campaign: values.campaign, organization: values.organization ?? null, isDry: values['dry-run'] }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** One line a second at the most, and none for a file that is read at once. */
function progressOn(stderr: Output['stderr'], size: number) {
  let doing = 'checking'
  let saidAt = Date.now()
  return {
    read(bytes: number) {
      if (Date.now() - saidAt < secondMs) return
      saidAt = Date.now()
      stderr.write(`${doing} … ${Math.floor((100 * bytes) / Math.max(1, size))} %\n`)
    },
    checked() {
      doing = 'keeping'
    },
  }
}

function told(imported: Imported, file: string, campaign: string, { stdout, stderr }: Output): number {
  switch (imported.kind) {
    case 'finished':
      stderr.write(`labelbreak import: "${campaign}" is finished and takes no more items\n`)
      return 2
    case 'changed':
      stderr.write('labelbreak import: somebody else added items meanwhile; nothing was kept, try again\n')
      return 2
    case 'faulty':
      stderr.write(problemText(imported.report, file))
      stderr.write('Nothing was kept.\n')
      return 1
    case 'checked':
    case 'imported': {
      const { items, gold, warnings } = imported.report
      for (const warning of warnings) stderr.write(`warning: ${warning}\n`)
      const what = `${items} items and ${gold} gold items`
      stdout.write(
        imported.kind === 'imported' ? `${what} added to "${campaign}"\n` : `${what}, nothing wrong with them\n`,
      )
      return 0
    }
  }
}

function problemText({ problems, problemCount }: ItemsReport, file: string): string {
  const lines = problems.map(({ line, message }) => `${file}${line === null ? '' : `:${line}`}: ${message}\n`)
  const rest = problemCount - problems.length
  return lines.join('') + (rest > 0 ? `and ${rest} more problems\n` : '')
}

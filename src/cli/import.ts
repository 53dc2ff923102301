import { parseArgs } from 'node:util'
import { said } from '../bots/words/said.ts'
import type { LineProblem } from '../domain/items/line-problem.ts'
import { sourceOfFile } from '../files/file-source.ts'
import { type Given, givenAt, type KeptPipe, keptPipe } from '../files/piped-source.ts'
import { type Imported, importItems } from '../flows/items/import-items.ts'
import type { Output } from '../offline/cli-score.ts'
import { chooseCampaign } from './choose-campaign.ts'
import { databaseFailed, isUnreachable, NoStore, openStore, type Store } from './open-store.ts'

const importUsage = `Usage: labelbreak import FILE --campaign NAME [options]

  FILE               items as CSV (with a header) or JSONL, of any size, packed with gzip or not; - for standard input
  --campaign NAME    the campaign that gets them; not one that is finished
  --organization ID  where several organizations have a campaign of that name
  --dry-run          only check
  --leave-out-faults keep all other rows where some have faults, and say which were left out

  CSV may be in UTF-8 or UTF-16, separated by commas, semicolons or tabs.
  Columns: text (or a and b for pairwise), optional draft (what is to be corrected), id, gold, explanation, priority, group, image, context_*.
  Items of one group (the pages of a document, say) are dealt together and in order, all others in an order of chance.
  The file is checked from first to last before anything is kept; with a fault in it nothing is,
  unless its faulty rows are left out. A fault of the file as a whole (no column text, say) leaves nothing to keep.
  Exit code: 0 done, 1 the file has faults, 2 nothing could be tried.
`

type Order = {
  readonly file: string
  readonly campaign: string
  readonly organization: string | null
  readonly isDry: boolean
  readonly leavesOutFaults: boolean
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
  let given: Given
  try {
    given = await givenAt(order.file)
  } catch (error) {
    return fail(unreadable(order.file, error))
  }
  let pipe: KeptPipe | null = null
  let store: Store | null = null
  try {
    store = await openStore(env, 'write')
    const campaign = await chooseCampaign(store, order.campaign, order.organization)
    if (typeof campaign === 'string') return fail(campaign)
    if (given.kind === 'pipe') pipe = await keptPipe(order.file)
    const progress = progressOn(stderr, given.size)
    const imported = await importItems(store, {
      campaignId: campaign.id,
      source: sourceOfFile(pipe?.path ?? order.file, progress.read),
      isDry: order.isDry,
      mayLeaveOut: (rows) => order.leavesOutFaults || rows === 0,
      onChecked: progress.checked,
      onProblem: (problem) => stderr.write(problemLine(order.file, problem)),
    })
    return told(imported, campaign.name, { stdout, stderr })
  } catch (error) {
    if (error instanceof NoStore) return fail(error.message)
    if (isOfFile(error)) return fail(unreadable(order.file, error))
    if (isUnreachable(error)) return fail(databaseFailed(error))
    throw error
  } finally {
    await pipe?.forget()
    await store?.close()
  }
}

function unreadable(file: string, error: unknown): string {
  if (!(error instanceof Error)) return `cannot read ${file}: ${String(error)}`
  return 'code' in error && error.code === 'ENOENT'
    ? `there is no file ${file}`
    : `cannot read ${file}: ${error.message}`
}

/** Whether opening or reading a file failed, rather than the database. */
function isOfFile(error: unknown): boolean {
  return (
    error instanceof Error &&
    'syscall' in error &&
    (error.syscall === 'open' || error.syscall === 'read') &&
    'errno' in error
  )
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
        'leave-out-faults': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return 'help'
    const [file, ...more] = positionals
    if (file === undefined) return `which file of items?\n\n${importUsage}`
    if (more.length > 0) return `one file at a time, not also ${more.join(' ')}`
    if (values.campaign === undefined) return 'into which campaign? Add --campaign NAME'
    const { campaign, organization = null, 'dry-run': isDry, 'leave-out-faults': leavesOutFaults } = values
    return { file, campaign, organization, isDry, leavesOutFaults }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** One line a second at the most, and none for a file that is read at once. */
function progressOn(stderr: Output['stderr'], size: number | null) {
  let doing = 'checking'
  let saidAt = Date.now()
  return {
    read(bytes: number) {
      if (Date.now() - saidAt < secondMs) return
      saidAt = Date.now()
      const how =
        size === null ? `${Math.floor(bytes / 1_000_000)} MB` : `${Math.floor((100 * bytes) / Math.max(1, size))} %`
      stderr.write(`${doing} … ${how}\n`)
    },
    checked() {
      doing = 'keeping'
    },
  }
}

function told(imported: Imported, campaign: string, { stdout, stderr }: Output): number {
  switch (imported.kind) {
    case 'finished':
      stderr.write(`labelbreak import: "${campaign}" is finished and takes no more items\n`)
      return 2
    case 'changed':
    case 'refused':
      stderr.write('labelbreak import: somebody else added items meanwhile; nothing was kept, try again\n')
      return 2
    case 'faulty':
      stderr.write('Nothing was kept.\n')
      return 1
    case 'checked':
    case 'imported': {
      const { items, gold, warnings, faultyRows } = imported.report
      for (const warning of warnings) stderr.write(`warning: ${said.items.warning(warning)}\n`)
      const what = `${items} items and ${gold} gold items`
      stdout.write(
        imported.kind === 'imported' ? `${what} added to "${campaign}"\n` : `${what}, nothing wrong with them\n`,
      )
      if (faultyRows.length > 0) stdout.write(leftOut(faultyRows, imported.kind === 'imported'))
      return 0
    }
  }
}

function problemLine(file: string, { line, what }: LineProblem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${said.problems.of(what)}\n`
}

const linesNamed = 20

function leftOut(lines: readonly number[], isKept: boolean): string {
  const named = lines.slice(0, linesNamed).join(', ')
  const more = lines.length > linesNamed ? ` and ${lines.length - linesNamed} more` : ''
  const rows = lines.length === 1 ? '1 row' : `${lines.length} rows`
  return `${rows} ${isKept ? 'left out' : 'would be left out'}: line${lines.length === 1 ? '' : 's'} ${named}${more}\n`
}

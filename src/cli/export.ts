import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { exportCampaign } from '../flows/export/export-campaign.ts'
import type { ExportFormat, Lack } from '../flows/export/formats/export-format.ts'
import { exportFormats } from '../flows/export/formats.ts'
import { chooseCampaign } from './choose-campaign.ts'
import { databaseFailed, NoStore, openSecretSeed, openStore, type Store } from './open-store.ts'

const names = exportFormats.map(({ name }) => name)
const spreadsheets = exportFormats.filter(({ opensInSpreadsheets }) => opensInSpreadsheets).map(({ name }) => name)

const lacking: Readonly<Record<Lack, string>> = {
  'unanswered-items': 'items without answers',
  texts: 'texts',
  images: 'images',
  context: 'context',
  flags: 'flags',
  verdicts: 'verdicts',
  consensus: 'consensus',
}

/** `csv: an answer a row; in jsonl only: items without answers, images` */
function formatSaid({ name, each, lacks }: ExportFormat): string {
  const what = each === 'item' ? 'an item a line' : 'an answer a row'
  return `${name}: ${what}${lacks.length === 0 ? '' : `; in jsonl only: ${lacks.map((lack) => lacking[lack]).join(', ')}`}`
}

const exportUsage = `Usage: labelbreak export NAME --format ${names.join('|')} [options]

  NAME               a campaign
  --format FORMAT    ${exportFormats.map(formatSaid).join(`\n${' '.repeat(21)}`)}
  --with-gold        gold items too, with their known labels
  --with-superseded  also answers that a later answer of the same person replaced
  --excel            ${spreadsheets.join(' and ')} begins with the mark by which Excel knows UTF-8
  --out FILE         instead of standard output; made only once it is whole
  --organization ID  where several organizations have a campaign of that name

  jsonl  id, text (or a and b), image, context, votes {label: answers}, majority (null where labels tie), tie [labels],
         final (what an adjudicator settled, else the majority; null where undecided, unanswered or dropped), settled {labels, person, at, why} or
         dropped {person, at, why} where an adjudicator decided,
         consensus {live, overnight}, each {label, tie, posterior, posteriors {label: chance}, method, version, at} or null,
         answers [{person, labels, value (where it is no labels), confidence, givenAt, elapsedMs, guidelineVersion, counted}],
         flags [{person, note, raisedAt}]; with gold also gold [labels] and explanation
         With several labels at once, majority lists those that more than half of the answers gave, tie those that half gave;
         [] says that none fits, null that it is undecided.
  csv    item, annotator, label (several with ; between, [] for none of them), confidence, given_at, elapsed_ms, guideline_version, counted,
         majority, tie, final, verdict (settled or dropped), verdict_by, verdict_at, verdict_why, live and overnight, each with
         _posterior, _posteriors {label: chance} and _method, flag, text, a, b, task_type, shown_order, c, d, e,
         value (what was written; an order as JSON), draft; superseded_at and gold where asked for
         Nothing in it runs as a formula: such a text has an apostrophe in front, such an id or label a no-break space, which
         score and import take away again. Plain numbers, and signs by themselves, stay as they are.

  Votes hold the answers that count and stand: counted is false where one came after its place had gone to somebody else.
  People appear under pseudonyms that are the same in every export of this installation. Times are in UTC.
  Exit code: 0 done, 2 nothing could be tried.
`

type Order = {
  readonly name: string
  readonly format: ExportFormat
  readonly gold: boolean
  readonly superseded: boolean
  readonly forExcel: boolean
  readonly out: string | null
  readonly organization: string | null
}

/** Where an export goes when it goes to no file. */
type Streams = { readonly stdout: NodeJS.WritableStream; readonly stderr: NodeJS.WritableStream }

/** `labelbreak export …`. Returns the exit code. */
export async function runExport(
  words: readonly string[],
  { stdout, stderr }: Streams,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const order = readOrder(words)
  if (order === 'help') {
    stdout.write(exportUsage)
    return 0
  }
  const fail = (why: string) => {
    stderr.write(`labelbreak export: ${why}\n`)
    return 2
  }
  if (typeof order === 'string') return fail(order)
  let store: Store | null = null
  try {
    const secretSeed = await openSecretSeed(env)
    store = await openStore(env, 'read')
    const campaign = await chooseCampaign(store, order.name, order.organization).catch(failedInDatabase)
    if (typeof campaign === 'string') return fail(campaign)
    const pieces = fromDatabase(
      exportCampaign({ database: store.database, secretSeed }, campaign.id, order.format, order),
    )
    if (order.out === null) await pipeline(Readable.from(pieces), stdout, { end: false })
    else await writeWhole(order.out, pieces)
    return 0
  } catch (error) {
    // Whoever reads standard output may stop early, as `head` does.
    if (codeOf(error) === 'EPIPE') return 0
    if (error instanceof NoStore) return fail(error.message)
    if (codeOf(error) === null) throw error
    return fail(`cannot write ${order.out ?? 'to standard output'}: ${String(error)}`)
  } finally {
    await store?.close()
  }
}

function failedInDatabase(error: unknown): never {
  throw new NoStore(databaseFailed(error))
}

/** What fails in here failed in the database, and not where it is written to. */
async function* fromDatabase(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const source = pieces[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await source.next().catch(failedInDatabase)
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await source.return?.().catch(() => undefined)
  }
}

/** A file that is there is whole. */
async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

function readOrder(words: readonly string[]): Order | 'help' | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        'with-gold': { type: 'boolean', default: false },
        'with-superseded': { type: 'boolean', default: false },
        excel: { type: 'boolean', default: false },
        out: { type: 'string' },
        organization: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return 'help'
    const name = positionals.join(' ')
    if (name === '') return `which campaign?\n\n${exportUsage}`
    const format = exportFormats.find(({ name: known }) => known === values.format)
    if (format === undefined) return `--format is ${names.join(' or ')}, not ${values.format ?? 'left out'}`
    if (values.excel && !format.opensInSpreadsheets) return `--excel goes with --format ${spreadsheets.join(' or ')}`
    return {
      name,
      format,
      gold: values['with-gold'],
      superseded: values['with-superseded'],
      forExcel: values.excel,
      out: values.out ?? null,
      organization: values.organization ?? null,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

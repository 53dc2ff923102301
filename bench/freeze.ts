import { v7 as uuidv7 } from 'uuid'
import { insertAnsweredCampaign } from './support/answered-campaign.ts'
import { insertAnnotator } from './support/bench-campaign.ts'
import { percentile } from './support/click-load.ts'
import { type LeadClient, leadClient } from './support/lead-client.ts'
import { withMeasuredApps } from './support/measured-apps.ts'
import { openLoop } from './support/open-loop.ts'
import type { Button } from './support/slack-stub.ts'

const target = 1
const rounds = 3
const people = 60
const eachMs = 6_000
const quietMs = 18_000
/** Everybody starts, and clicks once. */
const warmUpMs = 12_000
/** What a click may take more while a lead does something large, and how long the event loop may be held up. */
const most = { slower: 1.5, delayMs: 50 }
const leadPlace = 1_000

/**
 * What people feel while a lead does what is large: 60 people click every 6 s, whatever the click before took, first with
 * nothing beside them, then while a 10 MB file, a header of 60,000 columns, fifty lines of quiet hours, a preview of 200
 * people, a digest and a raise of the overlap of 100,000 items come one after the other. The event loop's delays are taken
 * inside the product's process. The ratio is the median of three runs.
 *
 * `npm run bench -- freeze profile` leaves a profile of the product's process in the working directory.
 */
export async function bench(args: readonly string[]) {
  const flags = ['--import', new URL('./support/loop-delay.ts', import.meta.url).href]
  const profile = args.includes('profile') ? ['--cpu-prof'] : []
  return await withMeasuredApps(
    async (product, _bare, { pool, stub }) => {
      const [lead, invited, ...many] = await insertPeople(pool, 202, product.campaignId)
      if (lead === undefined || invited === undefined) throw new Error('nobody is there')
      await makeLead(pool, lead.personId, product.campaignId)
      const digested = await insertAnsweredCampaign(pool, 60_000)
      await makeLead(pool, lead.personId, digested)
      await pool.query('VACUUM ANALYZE')
      const client = leadClient(product.eventsUrl, stub, lead.userId, leadPlace)
      const quiet = leadClient(product.eventsUrl, stub, invited.userId, leadPlace + 1)
      stub.serveFile('FLARGE', largeFile())
      stub.serveFile('FWIDE', wideFile())
      said('everything is there')
      const next = new Map<number, Button>()
      const clicking = () => openLoop(product.eventsUrl, stub, product.clickers, next, eachMs)
      const warmUp = clicking()
      await pause(warmUpMs)
      await warmUp.stop()
      const runs: Run[] = []
      for (let round = 0; round < rounds; round++) {
        const calm = clicking()
        await product.longestDelayMs()
        await pause(quietMs)
        const without = await calm.stop()
        const calmDelayMs = Math.round(await product.longestDelayMs())
        const rough = clicking()
        const done: Done[] = []
        const acts = actsOf(
          client,
          quiet,
          product.campaignId,
          digested,
          invited.userId,
          many.map(({ userId }) => userId),
          round,
        )
        for (const [what, act] of acts) {
          const began = performance.now()
          await act()
          done.push({
            what,
            tookMs: Math.round(performance.now() - began),
            delayMs: Math.round(await product.longestDelayMs()),
          })
          said(JSON.stringify(done.at(-1)))
        }
        await pause(Math.max(0, quietMs - done.reduce((sum, { tookMs }) => sum + tookMs, 0)))
        const during = await rough.stop()
        runs.push({ ...runOf(without, during, done, await product.longestDelayMs()), calmDelayMs })
        said(`run ${round + 1}: ${JSON.stringify(runs.at(-1))}`)
      }
      console.table(runs[runs.length - 1]?.done)
      const ratios = runs.map(({ ratio }) => ratio).sort((a, b) => a - b)
      const ratio = ratios[Math.floor(rounds / 2)] ?? Number.NaN
      return {
        name: 'freeze',
        ratio,
        target,
        ok: ratio <= target,
        ratios,
        p95MsWithout: runs.map(({ p95MsWithout }) => p95MsWithout),
        p95MsDuring: runs.map(({ p95MsDuring }) => p95MsDuring),
        longestDelayMs: runs.map(({ longestDelayMs }) => longestDelayMs),
        calmDelayMs: runs.map(({ calmDelayMs }) => calmDelayMs),
        clicks: runs.map(({ clicks }) => clicks),
      }
    },
    { people, flags: [...flags, ...profile] },
  )
}

type Done = { readonly what: string; readonly tookMs: number; readonly delayMs: number }
type Run = {
  readonly ratio: number
  readonly p95MsWithout: number
  readonly p95MsDuring: number
  readonly longestDelayMs: number
  /** The same with nothing beside the clicks: of the machine rather than of the product. */
  readonly calmDelayMs: number
  readonly clicks: number
  readonly done: readonly Done[]
}

function runOf(
  without: readonly number[],
  during: readonly number[],
  done: readonly Done[],
  lastMs: number,
): Omit<Run, 'calmDelayMs'> {
  const p95 = (sorted: readonly number[]) => Math.round(percentile(sorted, 0.95) * 10) / 10
  const [p95MsWithout, p95MsDuring] = [p95(without), p95(during)]
  const longestDelayMs = Math.round(Math.max(lastMs, ...done.map(({ delayMs }) => delayMs)))
  const ratio = Math.max(p95MsDuring / p95MsWithout / most.slower, longestDelayMs / most.delayMs)
  return {
    ratio: Math.round(ratio * 100) / 100,
    p95MsWithout,
    p95MsDuring,
    longestDelayMs,
    clicks: during.length,
    done,
  }
}

function actsOf(
  lead: LeadClient,
  quiet: LeadClient,
  campaignId: string,
  digested: string,
  invited: string,
  many: readonly string[],
  round: number,
): [string, () => Promise<unknown>][] {
  const preview = async (fields: Parameters<LeadClient['submit']>[1]) => {
    const name = { value: `Bench ${uuidv7()}` }
    const labels = { value: 'Termination\nAssignment' }
    const items = await lead.submit(await lead.open('new'), { name, ...fields })
    const who = await lead.submit(items, { labels, ...fields })
    await lead.submit(who, { annotators: { selected_users: many.slice(0, 1) }, ...fields })
  }
  const file = (id: string) => ({ itemFile: { files: [{ id, name: 'items.csv' }] } })
  return [
    ['a file of 10 MB', () => preview(file('FLARGE'))],
    ['a header of 60,000 columns', () => preview(file('FWIDE'))],
    [
      'fifty lines of quiet hours',
      async () => {
        // Each round's lines are others, and leave nothing of the day.
        const lines = Array.from({ length: 50 }, (_, line) => `${8 + (line % 8)}:${10 + round}-${17 + (line % 7)}:30`)
        await quiet.submit(await quiet.open('settings'), { quiet: { value: lines.join('\n') } })
        await lead.say(`invite <@${invited}> to ${digested}`)
        await lead.say(`remove <@${invited}> from ${digested}`)
      },
    ],
    [
      'a preview of 200 people',
      () =>
        preview({
          itemRows: { value: 'text\nOne clause\nAnother one' },
          annotators: { selected_users: [...many, invited].slice(-200) },
        }),
    ],
    ['a digest', () => lead.say(`digest ${digested}`)],
    [
      'another answer for 100,000 items',
      async () => lead.submit(await lead.open(`edit ${campaignId}`), { overlap: { value: String(4 + round) } }),
    ],
  ]
}

type Pool = Parameters<typeof insertAnsweredCampaign>[0]

type BenchPerson = { readonly userId: string; readonly personId: string }

/** People of the workspace who annotate nowhere. */
async function insertPeople(pool: Pool, count: number, campaignId: string): Promise<BenchPerson[]> {
  const { rows } = await pool.query<{ id: string; organization_id: string }>(
    'SELECT id, organization_id FROM workspaces',
  )
  const [workspace] = rows
  if (workspace === undefined) throw new Error('the product has no workspace')
  const campaign = { organizationId: workspace.organization_id, campaignId }
  const found: BenchPerson[] = []
  for (let nth = 0; nth < count; nth++) {
    const userId = `U${uuidv7().replaceAll('-', '').toUpperCase()}`
    found.push({ userId, personId: await insertAnnotator(pool, campaign, workspace.id, userId) })
  }
  await pool.query('DELETE FROM members WHERE person_id = ANY($1)', [found.map(({ personId }) => personId)])
  return found
}

async function makeLead(pool: Pool, personId: string, campaignId: string): Promise<void> {
  await pool.query(
    `INSERT INTO members (organization_id, campaign_id, person_id, role, added_at)
     SELECT organization_id, id, $1, 'lead', now() FROM campaigns WHERE id = $2`,
    [personId, campaignId],
  )
}

/** Just under what a form takes: some 60,000 clauses. */
function largeFile(): Buffer {
  const row = (n: number) => `clause-${n},"Clause ${n}: ${'either party may give notice, in writing; '.repeat(3)}"\n`
  const rows = ['id,text\n']
  for (let bytes = 0, n = 1; bytes < 10_300_000; n++) {
    const one = row(n)
    bytes += one.length
    rows.push(one)
  }
  return Buffer.from(rows.join(''))
}

function wideFile(): Buffer {
  const columns = Array.from({ length: 60_000 }, (_, n) => `context_${n}`)
  return Buffer.from(`text,${columns.join(',')}\nOne clause${',x'.repeat(60_000)}\n`)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

const beganAt = performance.now()

/** What is going on, on standard error: half a minute of silence looks like a fault. */
function said(what: string): void {
  console.error(`${Math.round((performance.now() - beganAt) / 1000)} s: ${what}`)
}

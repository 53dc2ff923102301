import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { labelIdsOf } from '../../domain/answer.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import {
  consensusOfOne,
  consensusOfOrders,
  consensusOfSets,
  temperatureOf,
} from '../../metrics/consensus/campaign-consensus.ts'
import { forecastAt } from '../../metrics/figures/forecast.ts'
import type { NightMethod } from '../../metrics/signs/campaign-signs.ts'
import { loadWhoSteersToo } from '../people/who-steers-too.ts'
import { type CampaignRatings, goldClasses, readRatings } from '../votes/campaign-ratings.ts'
import { saveOvernight, saveRun } from '../votes/save-overnight.ts'
import { saveApartFigures, saveFigures } from './figures.ts'
import { findSigns } from './find-signs.ts'
import type { HeavyOrder, HeavyOutcome, WeekOrder, WeekOutcome } from './heavy-work.ts'
import { measureCampaign } from './measure-campaign.ts'
import { loadPaceWindow } from './pace-window.ts'
import { sampledRatings } from './sampled-ratings.ts'

/** The thread of `heavy-work.ts`: a connection of its own, so that neither the event loop nor the pool waits for it. */
const order: (HeavyOrder | WeekOrder) & { url: string } = workerData

/** On Linux a thread can be told to let others go first; elsewhere that would slow the whole process. */
if (process.platform === 'linux') setPriority(0, 10)

const client = new pg.Client({ connectionString: order.url })
await client.connect()
try {
  parentPort?.postMessage(order.what === 'week' ? await week(order) : await work(order))
} finally {
  await client.end()
}

async function week({ campaignId, at, mostItems, alike }: WeekOrder): Promise<WeekOutcome> {
  const ratings =
    mostItems === null
      ? await readRatings(client, campaignId, { before: at })
      : await sampledRatings(client, campaignId, { before: at, mostItems })
  if (ratings === null) throw new Error(`no campaign ${campaignId}`)
  const figures = await measureCampaign(client, ratings, { campaignId, at, before: at, without: [], signs: null })
  const pace = alike.length === 0 ? null : await loadPaceWindow(client, campaignId, at, alike)
  return { figures, forecastApart: pace === null ? figures.forecast : forecastAt(pace, at) }
}

async function work({ campaignId, what, at }: HeavyOrder): Promise<HeavyOutcome> {
  const key = `${what} ${campaignId}`
  const { rows } = await client.query<{ held: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
    [key],
  )
  if (rows[0]?.held !== true) return 'busy'
  const ratings = await readRatings(client, campaignId)
  if (ratings === null) return 'no-campaign'
  const found = what === 'overnight' ? await overnight(ratings) : null
  const signs = found === null ? null : await findSigns(client, campaignId, ratings, found, at)
  const computed = await measureCampaign(client, ratings, { campaignId, at, before: null, without: [], signs })
  await saveFigures(client, { organizationId: ratings.organizationId, campaignId }, computed, at, what === 'overnight')
  if (found !== null) await apart(campaignId, found, at)
  return 'done'
}

async function overnight(ratings: CampaignRatings): Promise<NightMethod> {
  const { table, gold, taskType, labelIds, organizationId } = ratings
  // Where there are no labels, there is none to agree on.
  if (labelIds.length === 0) return { method: 'middle-text', reasons: [] }
  const owner = { organizationId, campaignId: order.campaignId }
  const began = performance.now()
  const { scale } = taskTypes[taskType]
  const goldClass = goldClasses(ratings)
  const consensus =
    scale === 'orders'
      ? consensusOfOrders(table, goldClass, labelIds)
      : scale === 'sets'
        ? consensusOfSets(
            table,
            table.items.map((item) => {
              const known = gold.get(item)
              return known === undefined ? null : labelIdsOf(known)
            }),
            labelIds,
          )
        : consensusOfOne(table, goldClass)
  const temperature = scale === 'sets' || scale === 'orders' ? null : temperatureOf(table, goldClass).value
  const tookMs = performance.now() - began
  await saveOvernight(client, owner, table.items.slice(0, ratings.ordinary), consensus, order.at)
  await saveRun(client, owner, { ...consensus, tookMs }, temperature, order.at)
  return consensus
}

/** For those who annotate and steer: an alpha that moves, or does not, would tell what an answer of theirs went to. */
async function apart(campaignId: string, found: NightMethod, at: Date): Promise<void> {
  const without = await loadWhoSteersToo(client, campaignId)
  const ratings = without.length === 0 ? null : await readRatings(client, campaignId, { without })
  if (ratings === null) return
  const signs = await findSigns(client, campaignId, ratings, found, at, without)
  const computed = await measureCampaign(client, ratings, { campaignId, at, before: null, without, signs })
  await saveApartFigures(client, campaignId, computed)
}

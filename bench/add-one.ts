import { parseArgs } from 'node:util'
import { v7 as uuidv7 } from 'uuid'
import { sourceOfUpload } from '../src/files/file-source.ts'
import { importItems } from '../src/flows/items/import-items.ts'
import { openKeys } from '../src/store/db/token-cipher.ts'
import { insertCampaign } from './support/bench-campaign.ts'
import { openBenchDatabase } from './support/bench-database.ts'
import { medianOf } from './support/median-of.ts'

const target = 2
const rounds = 15
const warmUp = 3

/**
 * What it takes to add one row to a campaign, checked and kept as by a lead in chat: with 1,000,000 stored items against
 * 10,000, one after the other in turn. The ratio is that of the medians.
 *
 * `npm run bench -- add-one --stored 200000 --few 2000` is quicker.
 */
export async function bench(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { stored: { type: 'string', default: '1000000' }, few: { type: 'string', default: '10000' } },
  })
  const [stored, few] = [Number(values.stored), Number(values.few)]
  const opened = await openBenchDatabase()
  const { database, organizationId } = opened
  const { pool } = database
  try {
    const small = await insertCampaign(pool, organizationId, { items: few, gold: 0, overlap: 2 })
    const large = await insertCampaign(pool, organizationId, { items: stored, gold: 0, overlap: 2 })
    await pool.query('VACUUM ANALYZE')
    const world = { database, newId: uuidv7, now: () => new Date(), secretSeed: openKeys('0'.repeat(64)).secretSeed }
    const addOne = async (campaignId: string, round: number) => {
      const source = sourceOfUpload(Buffer.from(`id,text\nadded-${round},Added clause ${round}\n`))
      const began = performance.now()
      const order = { campaignId, source, onChecked: () => undefined }
      const checked = await importItems(world, { ...order, isDry: true })
      const added = await importItems(world, { ...order, isDry: false })
      const tookMs = performance.now() - began
      if (checked.kind !== 'checked' || added.kind !== 'imported') throw new Error('the row was not added')
      return tookMs
    }
    const times = { small: [] as number[], large: [] as number[] }
    for (let round = -warmUp; round < rounds; round++) {
      const kept = round >= 0 ? times : { small: [], large: [] }
      kept.small.push(await addOne(small.campaignId, round))
      kept.large.push(await addOne(large.campaignId, round))
    }
    const [fewMs, storedMs] = [medianOf(times.small), medianOf(times.large)]
    const ratio = storedMs / fewMs
    return { name: 'add-one', ratio, target, ok: ratio <= target, stored, few, storedMs, fewMs, rounds }
  } finally {
    await opened.close()
  }
}

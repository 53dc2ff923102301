import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { type ExportChoice, exportRows } from '../../store/exports/export-rows.ts'
import type { World } from '../world.ts'
import { csvHeader, csvRows } from './csv-rows.ts'
import { exportRecord } from './export-record.ts'

const byteOrderMark = '\uFEFF'

export type ExportFormat = 'jsonl' | 'csv'
export const exportFormats: readonly ExportFormat[] = ['jsonl', 'csv']

/** `forExcel`: CSV begins with the mark by which Excel knows UTF-8. */
export type ExportStyle = ExportChoice & { readonly forExcel?: boolean }

/**
 * A campaign's answers as text, piece by piece in the order of import. JSONL has an item a line; CSV an answer a row,
 * so items without answers are in JSONL only.
 *
 * @throws Error where there is no such campaign
 */
export async function* exportCampaign(
  { database, secretSeed }: Pick<World, 'database' | 'secretSeed'>,
  campaignId: string,
  format: ExportFormat,
  choice: ExportStyle,
): AsyncGenerator<string> {
  const campaign = await loadCampaign(database.prisma, campaignId)
  if (campaign === null) throw new Error(`no campaign ${campaignId}`)
  const pseudonym = pseudonyms(secretSeed, campaign.organizationId)
  if (format === 'csv') yield `${choice.forExcel === true ? byteOrderMark : ''}${csvHeader(choice)}`
  for await (const row of exportRows(database.pool, campaignId, choice)) {
    const record = exportRecord(campaign, row, pseudonym)
    yield format === 'csv' ? csvRows(record, campaign.taskType, choice) : `${JSON.stringify(record)}\n`
  }
}

/**
 * Names for people that stay the same in every export of an organization and lead nobody back without the
 * installation's key: `p_` and 12 hex digits of an HMAC.
 */
function pseudonyms(secretSeed: World['secretSeed'], organizationId: string): (personId: string) => string {
  const known = new Map<string, string>()
  return (personId) => {
    const name = known.get(personId) ?? `p_${secretSeed(`pseudonym ${organizationId} ${personId}`).slice(0, 12)}`
    known.set(personId, name)
    return name
  }
}

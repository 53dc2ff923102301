import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { type ExportChoice, exportRows } from '../../store/exports/export-rows.ts'
import type { World } from '../world.ts'
import { exportRecord } from './export-record.ts'
import type { ExportFormat } from './formats/export-format.ts'

const byteOrderMark = '\uFEFF'

/** `forExcel`: what opens in spreadsheets begins with the mark by which Excel knows UTF-8. */
export type ExportStyle = ExportChoice & { readonly forExcel?: boolean }

/**
 * A campaign's answers as text, piece by piece in the order of import.
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
  const pseudonym = pseudonyms(secretSeed)
  const mark = choice.forExcel === true && format.opensInSpreadsheets ? byteOrderMark : ''
  yield `${mark}${format.header(choice)}`
  for await (const row of exportRows(database.pool, campaignId, choice)) {
    yield format.rows(exportRecord(campaign, row, pseudonym), campaign.taskType, choice)
  }
}

/**
 * Names for people that stay the same in every export, also once their organization has become part of another, and lead
 * nobody back without the installation's key: `p_` and 12 hex digits of an HMAC.
 */
function pseudonyms(secretSeed: World['secretSeed']): (personId: string) => string {
  const known = new Map<string, string>()
  return (personId) => {
    const name = known.get(personId) ?? `p_${secretSeed(`pseudonym ${personId}`).slice(0, 12)}`
    known.set(personId, name)
    return name
  }
}

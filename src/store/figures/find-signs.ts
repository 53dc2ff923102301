import type pg from 'pg'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import { labelAccuracy } from '../../metrics/consensus/label-accuracy.ts'
import { type CampaignSigns, campaignSigns, type NightMethod } from '../../metrics/signs/campaign-signs.ts'
import { type CampaignRatings, goldClasses, ordinaryOf } from '../votes/campaign-ratings.ts'
import { loadApartFigures, loadNightFigures } from './figures.ts'
import { readFirstReads } from './first-reads.ts'
import { readAnswerTimes, readGoldReplies, readSameTexts, readWork } from './sign-sources.ts'

type Client = Pick<pg.ClientBase, 'query'>

/**
 * Looks at all of a campaign for what a lead should look at, once the night has found its labels.
 *
 * @param without whose answers are left out, as they are of the ratings: then also what the labels of all rest on
 */
export async function findSigns(
  client: Client,
  campaignId: string,
  ratings: CampaignRatings,
  { method, reasons }: NightMethod,
  at: Date,
  without: readonly string[] = [],
): Promise<CampaignSigns> {
  const { taskType, labelIds, table, overlap } = ratings
  const isApart = without.length > 0
  const others = (personId: string) => !without.includes(personId)
  const before = isApart ? loadApartFigures(client, campaignId) : loadNightFigures(client, campaignId)
  const { scale } = taskTypes[taskType]
  const hasLabels = scale !== 'texts'
  const accuracy = hasLabels ? labelAccuracy(table, goldClasses(ratings), overlap).value : null
  const sources = {
    consensus: { method, reasons: isApart ? [] : reasons },
    table: ordinaryOf(ratings),
    gold: (await readGoldReplies(client, campaignId, null)).filter(({ personId }) => others(personId)),
    labels: scale === 'sets' || scale === 'orders' || !hasLabels ? null : labelIds.length,
    hasLabels,
    timesOf: new Map([...(await readAnswerTimes(client, campaignId, at))].filter(([personId]) => others(personId))),
    readsOf: new Map([...(await readFirstReads(client, campaignId, at))].filter(([personId]) => others(personId))),
    texts: isApart ? [] : await readSameTexts(client, campaignId),
    work: { ...(await readWork(client, campaignId, without)), accuracy },
    before: (await before)?.figures.signs ?? null,
  }
  return campaignSigns(sources, at)
}

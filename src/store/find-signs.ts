import type pg from 'pg'
import { type CampaignSigns, campaignSigns, type NightMethod } from '../metrics/campaign-signs.ts'
import { labelAccuracy } from '../metrics/label-accuracy.ts'
import { type CampaignRatings, goldClasses, ordinaryOf } from './campaign-ratings.ts'
import { loadNightFigures } from './figures.ts'
import { readAnswerTimes, readGoldReplies, readSameTexts, readWork } from './sign-sources.ts'

type Client = Pick<pg.ClientBase, 'query'>

/** Looks at all of a campaign for what a lead should look at, once the night has found its labels. */
export async function findSigns(
  client: Client,
  campaignId: string,
  ratings: CampaignRatings,
  { method, reasons }: NightMethod,
  at: Date,
): Promise<CampaignSigns> {
  const { taskType, labelIds, table, overlap } = ratings
  const accuracy = labelAccuracy(table, goldClasses(ratings), overlap).value
  const sources = {
    consensus: { method, reasons },
    table: ordinaryOf(ratings),
    gold: await readGoldReplies(client, campaignId, null),
    labels: taskType === 'multi-choice' ? null : labelIds.length,
    timesOf: await readAnswerTimes(client, campaignId, at),
    texts: await readSameTexts(client, campaignId),
    work: { ...(await readWork(client, campaignId)), accuracy },
    before: (await loadNightFigures(client, campaignId))?.figures.signs ?? null,
  }
  return campaignSigns(sources, at)
}

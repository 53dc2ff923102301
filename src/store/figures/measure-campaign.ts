import type pg from 'pg'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import { type CampaignFigures, campaignFigures } from '../../metrics/figures/campaign-figures.ts'
import type { CampaignSigns } from '../../metrics/signs/campaign-signs.ts'
import type { ToldRatings } from '../votes/campaign-ratings.ts'
import { readFirstShown } from './first-shown.ts'
import { loadPaceWindow } from './pace-window.ts'
import { readGoldReplies } from './sign-sources.ts'

/** What differs between those who ask: a status, a digest, the night. */
export type Measuring = {
  readonly campaignId: string
  readonly at: Date
  /** Only what was given, and stood, before this moment, as the ratings hold it; null for what stands now. */
  readonly before: Date | null
  /** Whose answers are left out, as they are of the ratings; in the forecast each of them counts alike. */
  readonly without: readonly string[]
  readonly signs: CampaignSigns | null
}

/** The figures of a moment. A status and a digest of the same moment have them from here, and so they are the same. */
export async function measureCampaign(
  client: Pick<pg.ClientBase, 'query'>,
  { taskType, labelIds, told, isSample }: ToldRatings,
  { campaignId, at, before, without, signs }: Measuring,
): Promise<CampaignFigures> {
  const { scale, columns } = taskTypes[taskType]
  const gold = await readGoldReplies(client, campaignId, before)
  return campaignFigures({
    table: told,
    level: scale === 'ordinal' || scale === 'orders' || scale === 'texts' ? scale : 'nominal',
    labelIds: scale === 'sets' ? labelIds : null,
    isSample,
    gold: gold.filter(({ personId }) => !without.includes(personId)),
    pace: await loadPaceWindow(client, campaignId, at, without),
    at,
    signs,
    ...(columns.includes('a') ? { firstShown: await readFirstShown(client, campaignId, before, without) } : {}),
  })
}

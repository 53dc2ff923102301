import type pg from 'pg'
import { countInvited } from './invited.ts'

type Queryable = Pick<pg.Pool, 'query'>

/** Answers of a person that stand, in these campaigns: since a moment, and ever. Gold and other items alike. */
export async function countOwnAnswers(
  on: Queryable,
  personId: string,
  campaignIds: readonly string[],
  since: Date,
): Promise<{ readonly sinceThen: number; readonly inAll: number }> {
  const { rows } = await on.query<{ sinceThen: number; inAll: number }>(
    `SELECT (count(*) FILTER (WHERE given_at >= $3))::int AS "sinceThen", count(*)::int AS "inAll"
     FROM answers WHERE campaign_id = ANY($2::uuid[]) AND person_id = $1 AND superseded_at IS NULL`,
    [personId, campaignIds, since],
  )
  return rows[0] ?? { sinceThen: 0, inAll: 0 }
}

/** What those who steer a campaign look at first. Answers are those that count, to ordinary items. */
export type WeekAtAGlance = { readonly answers: number; readonly active: number; readonly invited: number }

/** As a digest counts: not the votes for items that were dropped since. */
const countsFor = `purpose = 'ordinary' AND counted AND EXISTS (
          SELECT FROM items i WHERE i.campaign_id = a.campaign_id AND i.id = a.item_id AND i.state <> 'dropped')`

/** @param alike whose answers all count, to gold or not, since their change is seen by who gave them; null for nobody's */
export async function loadWeekAtAGlance(
  on: Queryable,
  campaignId: string,
  since: Date,
  alike: string | null,
): Promise<WeekAtAGlance> {
  const { rows } = await on.query<Omit<WeekAtAGlance, 'invited'>>(
    `SELECT
      (count(*) FILTER (WHERE round = 1 AND superseded_at IS NULL
        AND (${countsFor} OR purpose IN ('ordinary', 'gold') AND person_id = $3)))::int AS answers,
      count(DISTINCT person_id)::int AS active
     FROM answers a WHERE campaign_id = $1 AND given_at >= $2`,
    [campaignId, since, alike],
  )
  const invited = await countInvited(on, campaignId, null, since)
  return { ...(rows[0] ?? { answers: 0, active: 0 }), invited }
}

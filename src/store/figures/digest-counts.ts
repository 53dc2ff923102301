import type pg from 'pg'
import type { DigestCounts, DigestWeekCounts } from '../../metrics/figures/digest-figures.ts'
import { isSuspectGold } from '../../metrics/gold/suspect-gold.ts'
import { sameAnswer } from '../db/kept-answer.ts'
import { isUndecided } from '../review/review-queue.ts'
import { loadDigestAnnotators } from './digest-annotators.ts'
import { countInvited } from './invited.ts'
import { loadProgressOf } from './progress.ts'

type Queryable = Pick<pg.Pool, 'query'>

/** What is counted, and in which span; answers at `to` or later, and what happened to them then, are not known yet. */
export type DigestSpan = { readonly campaignId: string; readonly from: Date; readonly to: Date }

/** All that a digest counts; the campaign's own columns come from the caller. */
export async function loadDigestCounts(
  on: Queryable,
  span: DigestSpan,
): Promise<Omit<DigestCounts, 'state' | 'guidelineVersion'>> {
  const { campaignId, from, to } = span
  const { rows: week } = await on.query<DigestWeekCounts>(weekSql, [campaignId, from, to])
  const { rows: review } = await on.query<{ waiting: number; undecided: number }>(reviewSql, [campaignId, to])
  const { rows: golds } = await on.query<{ answered: number; wrong: number }>(goldSql, [campaignId, to])
  return {
    progress: await loadProgressOf(on, campaignId, to),
    week: week[0] ?? { answers: 0, workMs: 0, active: 0, flagged: 0 },
    // Who answered and was taken off it since is among those who answered, so among these too.
    invited: await countInvited(on, campaignId, to, from),
    inReview: review[0]?.waiting ?? 0,
    undecided: review[0]?.undecided ?? 0,
    gold: { live: golds.length, suspects: golds.filter(isSuspectGold).length },
    annotators: await loadDigestAnnotators(on, span),
  }
}

const weekSql = `
  SELECT
    (count(*) FILTER (WHERE purpose = 'ordinary' AND round = 1 AND counted
                        AND (superseded_at IS NULL OR superseded_at >= $3)
                        AND EXISTS (SELECT FROM items i WHERE i.campaign_id = a.campaign_id AND i.id = a.item_id
                                      AND i.state <> 'dropped')))::int AS answers,
    coalesce(sum(elapsed_ms), 0)::float8 AS "workMs",
    count(DISTINCT person_id)::int AS active,
    (SELECT count(DISTINCT item_id) FROM flags WHERE campaign_id = $1 AND raised_at >= $2 AND raised_at < $3)::int AS flagged
  FROM answers a WHERE campaign_id = $1 AND given_at >= $2 AND given_at < $3`

const reviewSql = `
  SELECT count(DISTINCT item_id)::int AS waiting,
    (count(DISTINCT item_id) FILTER (WHERE ${isUndecided('r')}))::int AS undecided
  FROM review_items r WHERE campaign_id = $1 AND since < $2 AND (settled_at IS NULL OR settled_at >= $2)`

const goldSql = `
  SELECT n.answered, n.wrong FROM items i
  JOIN gold_answers g ON g.campaign_id = i.campaign_id AND g.item_id = i.id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS answered, (count(*) FILTER (WHERE NOT ${sameAnswer('a', 'g')}))::int AS wrong
    FROM answers a WHERE a.campaign_id = i.campaign_id AND a.item_id = i.id
      AND a.given_at < $2 AND (a.superseded_at IS NULL OR a.superseded_at >= $2)) n
  WHERE i.campaign_id = $1 AND i.gold AND i.state = 'open'`

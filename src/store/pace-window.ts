import type pg from 'pg'
import type { PaceWindow } from '../metrics/forecast.ts'

type Client = Pick<pg.ClientBase, 'query'>

const dayMs = 24 * 3600_000
const mostWeeks = 4
/** An answer that took longer was a break. */
const longestAnswerMs = 300_000
/** From so many finished items on, what those took is expected of the rest. */
const enoughFinished = 20

/**
 * What was done in the last whole weeks, at most four, and what is left. Null before a campaign has run for a week. In a
 * campaign that stops early, an open item is expected to take as many answers as finished ones did.
 */
export async function loadPaceWindow(on: Client, campaignId: string, now: Date): Promise<PaceWindow | null> {
  const { rows: campaigns } = await on.query<{ since: Date; early: boolean; people: number }>(
    `SELECT coalesce(launched_at, created_at) AS since, sure_at IS NOT NULL AS early,
       (SELECT count(*)::int FROM members m
        WHERE m.campaign_id = c.id AND m.role = 'annotator' AND m.removed_at IS NULL) AS people
     FROM campaigns c WHERE id = $1`,
    [campaignId],
  )
  const [campaign] = campaigns
  if (campaign === undefined) return null
  const weeks = Math.min(mostWeeks, Math.floor((now.getTime() - campaign.since.getTime()) / (7 * dayMs)))
  if (weeks < 1) return null
  const from = new Date(now.getTime() - weeks * 7 * dayMs)
  const { rows: personDays } = await on.query<{ answers: number; work_ms: number }>(
    `SELECT count(*)::int AS answers, sum(least(a.elapsed_ms, $3))::float8 AS work_ms
     FROM (SELECT DISTINCT person_id FROM members WHERE campaign_id = $1 AND role = 'annotator') m
     CROSS JOIN LATERAL (
       SELECT given_at, elapsed_ms FROM answers
       WHERE campaign_id = $1 AND person_id = m.person_id AND purpose = 'ordinary' AND given_at > $2 AND counted
         AND superseded_at IS NULL) a
     GROUP BY m.person_id, floor(extract(epoch FROM a.given_at - $2) / 86400)`,
    [campaignId, from, longestAnswerMs],
  )
  return {
    personDays: personDays.map((row) => ({ answers: row.answers, workMs: row.work_ms })),
    days: weeks * 7,
    people: campaign.people,
    remaining: await remaining(on, campaignId, campaign.early),
  }
}

async function remaining(on: Client, campaignId: string, early: boolean): Promise<number> {
  const { rows } = await on.query<{ is_open: boolean; wanted: number; given: number; items: number }>(
    `SELECT i.state = 'open' AND coalesce(v.answers, 0) < i.wanted AS is_open, i.wanted,
       coalesce(v.answers, 0) AS given, count(*)::int AS items
     FROM items i LEFT JOIN live_votes v ON v.campaign_id = i.campaign_id AND v.item_id = i.id
     WHERE i.campaign_id = $1 AND NOT i.gold AND i.state <> 'dropped' GROUP BY 1, 2, 3`,
    [campaignId],
  )
  const finished = rows.filter((row) => !row.is_open)
  const finishedItems = finished.reduce((sum, row) => sum + row.items, 0)
  const usual = finished.reduce((sum, row) => sum + row.items * row.given, 0) / finishedItems
  const expected = (wanted: number) => (early && finishedItems >= enoughFinished ? Math.min(wanted, usual) : wanted)
  return rows
    .filter((row) => row.is_open)
    .reduce((sum, row) => sum + row.items * Math.max(1, expected(row.wanted) - row.given), 0)
}

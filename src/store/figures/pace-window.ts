import type pg from 'pg'
import { localDay } from '../../domain/time/time.ts'
import type { PaceWindow } from '../../metrics/figures/forecast.ts'
import { loadRoughProgress } from './rough-progress.ts'

type Client = Pick<pg.ClientBase, 'query'>

const dayMs = 24 * 3600_000
const mostWeeks = 4
/** An answer that took longer was a break. */
const longestAnswerMs = 300_000
/** From so many finished items on, what those took is expected of the rest. */
const enoughFinished = 20

type CampaignRow = { readonly since: Date; readonly early: boolean; readonly people: number; readonly zone: string }

/**
 * What was done before a moment, and what was left then: what every forecast of a campaign's end rests on, be it in a
 * status or in a digest. Null where there is no such campaign. In one that stops early, an open item is expected to take as
 * many answers as finished ones did.
 *
 * @param alike whose answers count as one of those wanted each, whether they went to gold or not
 */
export async function loadPaceWindow(
  on: Client,
  campaignId: string,
  at: Date,
  alike: readonly string[] = [],
): Promise<PaceWindow | null> {
  const { rows } = await on.query<CampaignRow>(
    `SELECT coalesce(launched_at, created_at) AS since, sure_at IS NOT NULL AS early, zone,
       (SELECT count(*)::int FROM members m
        WHERE m.campaign_id = c.id AND m.role = 'annotator' AND m.added_at < $2
          AND (m.removed_at IS NULL OR m.removed_at >= $2)) AS people
     FROM campaigns c WHERE id = $1`,
    [campaignId, at],
  )
  const [campaign] = rows
  if (campaign === undefined) return null
  const { people, zone } = campaign
  const days = daysBefore(at, campaign.since)
  const span = { from: new Date(at.getTime() - days * dayMs), at, zone }
  const personDays = await loadPersonDays(on, campaignId, span, alike)
  const left =
    alike.length > 0
      ? await roughlyRemaining(on, campaignId, at, alike)
      : await remaining(on, campaignId, at, campaign.early)
  return { personDays, days, people, remaining: left }
}

/** Whole weeks, so that weekends weigh as they should; in a campaign's first week the days that it has lived. */
function daysBefore(at: Date, since: Date): number {
  const lived = Math.max(0, at.getTime() - since.getTime()) / dayMs
  return lived < 7 ? Math.max(1, Math.ceil(lived)) : Math.min(mostWeeks, Math.floor(lived / 7)) * 7
}

/** Answers that stood at some moment. */
const stood = 'round = 1 AND (superseded_at IS NULL OR superseded_at >= $2)'
const standing = `purpose = 'ordinary' AND counted AND ${stood}`

type Span = { readonly from: Date; readonly at: Date; readonly zone: string }

/**
 * Answers and time by person and local day. By quarters of an hour, in which every zone's midnight falls on a border:
 * Postgres may not know each zone that we do.
 */
async function loadPersonDays(
  on: Client,
  campaignId: string,
  { from, at, zone }: Span,
  alike: readonly string[],
): Promise<PaceWindow['personDays']> {
  const { rows } = await on.query<{ person_id: string; at: Date; answers: number; work_ms: number }>(
    `SELECT person_id, to_timestamp(floor(extract(epoch FROM given_at) / 900) * 900) AS at,
       count(*)::int AS answers, sum(least(elapsed_ms, $4))::float8 AS work_ms
     FROM answers WHERE campaign_id = $1 AND given_at >= $3 AND given_at < $2 AND ${stood}
       AND (purpose = 'ordinary' AND counted OR purpose IN ('ordinary', 'gold') AND person_id = ANY($5::uuid[]))
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [campaignId, at, from, longestAnswerMs, alike],
  )
  const days = new Map<string, { answers: number; workMs: number }>()
  for (const row of rows) {
    const key = `${row.person_id} ${localDay(row.at, zone)}`
    const before = days.get(key) ?? { answers: 0, workMs: 0 }
    days.set(key, { answers: before.answers + row.answers, workMs: before.workMs + row.work_ms })
  }
  return [...days.values()]
}

/** Items alike: so many answers wanted, so many given. */
type Alike = { readonly is_open: boolean; readonly wanted: number; readonly given: number; readonly items: number }

async function remaining(on: Client, campaignId: string, at: Date, early: boolean): Promise<number> {
  const { rows } = await on.query<Alike>(alikeSql, [campaignId, at])
  const finished = rows.filter((row) => !row.is_open)
  const finishedItems = finished.reduce((sum, row) => sum + row.items, 0)
  const usual = finished.reduce((sum, row) => sum + row.items * row.given, 0) / finishedItems
  const expected = (wanted: number) => (early && finishedItems >= enoughFinished ? Math.min(wanted, usual) : wanted)
  return rows
    .filter((row) => row.is_open)
    .reduce((sum, row) => sum + row.items * Math.max(1, expected(row.wanted) - row.given), 0)
}

async function roughlyRemaining(on: Client, campaignId: string, at: Date, alike: readonly string[]): Promise<number> {
  const found = (await loadRoughProgress(on, [campaignId], alike, at)).get(campaignId)
  return found === undefined ? 0 : Math.max(0, found.answersWanted - found.answers)
}

/** Items are looked up by their keys rather than joined, whatever Postgres knows of the tables' sizes. */
const alikeSql = `
  WITH votes AS (
    SELECT item_id, count(*)::int AS given FROM answers
    WHERE campaign_id = $1 AND given_at < $2 AND ${standing} GROUP BY item_id),
  answered AS MATERIALIZED (
    SELECT i.state, i.wanted, v.given, count(*)::int AS items FROM votes v CROSS JOIN LATERAL (
      SELECT state, wanted FROM items WHERE campaign_id = $1 AND id = v.item_id AND NOT gold AND state <> 'dropped') i
    GROUP BY 1, 2, 3),
  asked AS (
    SELECT state, wanted, count(*)::int AS items FROM items
    WHERE campaign_id = $1 AND NOT gold AND state <> 'dropped' GROUP BY 1, 2),
  alike AS (
    SELECT * FROM answered
    UNION ALL
    SELECT state, wanted, 0, items - coalesce((
      SELECT sum(a.items)::int FROM answered a WHERE a.state = asked.state AND a.wanted = asked.wanted), 0)
    FROM asked)
  SELECT state = 'open' AND given < wanted AS is_open, wanted, given, items FROM alike WHERE items > 0`

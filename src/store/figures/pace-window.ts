import type pg from 'pg'
import { localDay } from '../../domain/time/time.ts'
import type { PaceWindow } from '../../metrics/figures/forecast.ts'
import { expectedRemaining } from '../../metrics/figures/progress.ts'
import { countInvited } from './invited.ts'
import { loadItemTallies } from './item-tallies.ts'
import { loadRoughProgress } from './rough-progress.ts'

type Client = Pick<pg.ClientBase, 'query'>

const dayMs = 24 * 3600_000
const mostWeeks = 4
/** An answer that took longer was a break. */
const longestAnswerMs = 300_000

type CampaignRow = { readonly since: Date; readonly early: boolean; readonly zone: string }

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
    `SELECT coalesce(launched_at, created_at) AS since, sure_at IS NOT NULL AS early, zone
     FROM campaigns WHERE id = $1`,
    [campaignId],
  )
  const [campaign] = rows
  if (campaign === undefined) return null
  const { zone } = campaign
  const days = daysBefore(at, campaign.since)
  const span = { from: new Date(at.getTime() - days * dayMs), at, zone }
  const personDays = await loadPersonDays(on, campaignId, span, alike)
  const left =
    alike.length > 0
      ? await roughlyRemaining(on, campaignId, at, alike)
      : expectedRemaining((await loadItemTallies(on, [campaignId], at)).get(campaignId) ?? [], campaign.early)
  return { personDays, days, people: await countInvited(on, campaignId, at), remaining: left }
}

/** Whole weeks, so that weekends weigh as they should; in a campaign's first week the days that it has lived. */
function daysBefore(at: Date, since: Date): number {
  const lived = Math.max(0, at.getTime() - since.getTime()) / dayMs
  return lived < 7 ? Math.max(1, Math.ceil(lived)) : Math.min(mostWeeks, Math.floor(lived / 7)) * 7
}

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
     FROM answers WHERE campaign_id = $1 AND given_at >= $3 AND given_at < $2
       AND round = 1 AND (superseded_at IS NULL OR superseded_at >= $2)
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

async function roughlyRemaining(on: Client, campaignId: string, at: Date, alike: readonly string[]): Promise<number> {
  const found = (await loadRoughProgress(on, [campaignId], alike, at)).get(campaignId)
  return found === undefined ? 0 : Math.max(0, found.answersWanted - found.answers)
}

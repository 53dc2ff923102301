import type pg from 'pg'
import { type AskingHours, usualHours } from '../../domain/asking/asking-hours.ts'
import type { Askable, AskingState } from '../../sessions/who-is-due.ts'
import { countLeftFor } from '../dealing/left-for-person.ts'
import { accountOf, isReachable } from '../people/reach.ts'

/** A running campaign in which somebody annotates, as far as an invitation needs it. */
export type AskingCampaign = {
  readonly campaignId: string
  readonly name: string
  readonly sessionMinutes: number
  readonly guidelineVersion: number
  /** A `roughCount`, not 0. */
  readonly left: number
  readonly annotators: number
  readonly isKnown: boolean
  readonly lastSessionId: string | null
}

export type PersonToAsk = {
  readonly person: Askable
  readonly campaigns: readonly AskingCampaign[]
  /** Where they can be written to; null where they have no account any more. */
  readonly workspaceId: string | null
}

type PersonRow = { zone: string; is_reachable: boolean; hours: AskingHours | null; workspace_id: string | null }
type CampaignRow = {
  id: string
  name: string
  session_minutes: number
  guideline_version: number
  annotators: number
  is_known: boolean
  session_id: string | null
  offered_at: Date | null
}

/** Everything that decides whether a person is asked now, and for what. Null for an unknown person. */
export async function loadAskable(
  pool: pg.Pool,
  personId: string,
  state: AskingState,
  dueAt: Date,
): Promise<PersonToAsk | null> {
  const { rows: people } = await pool.query<PersonRow>({ ...personSql, values: [personId] })
  const [found] = people
  if (found === undefined) return null
  const { rows } = await pool.query<CampaignRow>({ ...campaignsSql, values: [personId] })
  const { rows: open } = await pool.query<{ ends_at: Date | null }>({ ...openSql, values: [personId] })
  const campaigns: AskingCampaign[] = []
  for (const row of rows) {
    const left = await countLeftFor(pool, row.id, personId)
    if (left > 0) campaigns.push(campaignOf(row, left))
  }
  const active = rows.flatMap((row) => (row.offered_at === null ? [] : [row.offered_at.getTime()]))
  return {
    person: {
      zone: found.zone,
      hours: found.hours ?? usualHours,
      state,
      dueAt,
      activeAt: active.length === 0 ? null : new Date(Math.max(...active)),
      openUntil: open[0]?.ends_at ?? null,
      isReachable: found.is_reachable,
      candidates: campaigns,
    },
    campaigns,
    workspaceId: found.workspace_id,
  }
}

function campaignOf(row: CampaignRow, left: number): AskingCampaign {
  return {
    campaignId: row.id,
    name: row.name,
    sessionMinutes: row.session_minutes,
    guidelineVersion: row.guideline_version,
    left,
    annotators: row.annotators,
    isKnown: row.is_known,
    lastSessionId: row.session_id,
  }
}

const personSql = {
  name: 'person-to-ask',
  text: `SELECT p.zone, s.hours, ${isReachable} AS is_reachable,
      CASE WHEN a.is_installed THEN a.workspace_id END AS workspace_id
    FROM people p LEFT JOIN asking_settings s ON s.person_id = p.id LEFT JOIN LATERAL ${accountOf('p.id')} a ON true
    WHERE p.id = $1`,
}

/**
 * What they have not heard of comes first, in the order in which it began to wait; then what was launched last. Who is held
 * back in a campaign is not asked for it.
 */
const campaignsSql = {
  name: 'campaigns-to-ask-for',
  text: `SELECT c.id, c.name, c.session_minutes, c.guideline_version, s.id AS session_id, s.offered_at, k.is_known,
      (SELECT count(*) FROM members a
       WHERE a.campaign_id = c.id AND a.role = 'annotator' AND a.removed_at IS NULL)::int AS annotators
    FROM members m
    JOIN campaigns c ON c.id = m.campaign_id AND c.state IN ('pilot', 'running')
    LEFT JOIN standings t ON t.campaign_id = c.id AND t.person_id = m.person_id
    LEFT JOIN LATERAL (SELECT id, started_at, offered_at FROM sessions s
                       WHERE s.campaign_id = c.id AND s.person_id = m.person_id ORDER BY started_at DESC LIMIT 1) s ON true
    CROSS JOIN LATERAL (SELECT m.invited_at IS NOT NULL OR coalesce(s.started_at >= m.added_at, false) AS is_known) k
    WHERE m.person_id = $1 AND m.role = 'annotator' AND m.removed_at IS NULL AND t.paused_at IS NULL
    ORDER BY k.is_known, CASE WHEN NOT k.is_known THEN greatest(c.launched_at, m.added_at) END,
      c.launched_at DESC NULLS LAST, c.id`,
}

const openSql = {
  name: 'open-session-of-person',
  text: `SELECT max(s.ends_at) AS ends_at FROM members m
    JOIN sessions s ON s.campaign_id = m.campaign_id AND s.person_id = m.person_id AND s.ended_at IS NULL
    WHERE m.person_id = $1 AND m.role = 'annotator'`,
}

/**
 * What is new in a campaign's guideline since somebody's session: the notes of the versions after the one they worked
 * under, oldest first. Null where nothing is.
 */
export async function loadGuidelineNews(pool: pg.Pool, campaign: AskingCampaign): Promise<string[] | null> {
  if (campaign.lastSessionId === null) return null
  const { rows } = await pool.query<{ version: number; change_note: string | null }>({
    name: 'guideline-news',
    text: `WITH seen AS (
        SELECT max(guideline_version) AS version FROM slots WHERE campaign_id = $1 AND session_id = $2)
      SELECT g.version, g.change_note FROM guidelines g, seen
      WHERE g.campaign_id = $1 AND g.version > seen.version AND g.version <= $3 ORDER BY g.version`,
    values: [campaign.campaignId, campaign.lastSessionId, campaign.guidelineVersion],
  })
  if (rows.length === 0) return null
  return rows.flatMap(({ change_note }) => (change_note === null || change_note.trim() === '' ? [] : [change_note]))
}

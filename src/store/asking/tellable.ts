import { type AskingHours, usualHours } from '../../domain/asking/asking-hours.ts'
import type { Asked } from '../../sessions/foresee-asking.ts'
import type { Reaction } from '../../sessions/who-is-due.ts'
import type { Tx } from '../db/database.ts'
import { Prisma } from '../generated/client.ts'
import { accountOf, isReachable } from '../people/reach.ts'

/** Somebody who is to be told of a campaign, and all that decides when. */
export type Tellable = {
  readonly personId: string
  readonly name: string
  /** Where they are written to: the workspace asked for where they have an account there, else any; null: nowhere. */
  readonly workspaceId: string | null
  /** Whether they have set hours of their own. */
  readonly hasOwnHours: boolean
  readonly person: Asked
  /** How many other campaigns they have not heard of yet come first. */
  readonly ahead: number
  /** Of what was decided about them last; null where nothing ever was. */
  readonly version: number | null
}

type Row = {
  id: string
  name: string
  zone: string
  is_reachable: boolean
  hours: AskingHours | null
  workspace_id: string | null
  asked_at: Date | null
  campaign_id: string | null
  reaction: string | null
  reminded: boolean | null
  ignored: number | null
  due_at: Date | null
  version: number | null
  active_at: Date | null
  open_until: Date | null
  ahead: number
}

/**
 * Of these ids the people that there are, in the order of their ids, who will be told of a campaign. As `askable.ts` has it
 * for one person, of whom it also counts what is left in each of their campaigns.
 */
export async function loadTellable(
  tx: Tx,
  personIds: readonly string[],
  campaignId: string,
  workspaceId: string,
  now: Date,
): Promise<Tellable[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.name, p.zone, h.hours, ${Prisma.raw(isReachable)} AS is_reachable,
      CASE WHEN a.is_installed THEN a.workspace_id END AS workspace_id,
      k.asked_at, k.campaign_id, k.reaction, k.reminded, k.ignored, k.due_at, k.version,
      r.active_at, r.ahead, o.open_until
    FROM people p
    CROSS JOIN (SELECT ${workspaceId}::uuid AS id) asked_for
    LEFT JOIN LATERAL ${Prisma.raw(accountOf('p.id', 'asked_for.id'))} a ON true
    LEFT JOIN asking_settings h ON h.person_id = p.id
    LEFT JOIN askings k ON k.person_id = p.id
    CROSS JOIN LATERAL (
      SELECT max(s.offered_at) AS active_at,
        (count(*) FILTER (WHERE c.id <> ${campaignId}::uuid AND m.invited_at IS NULL AND t.paused_at IS NULL
           AND (s.started_at IS NULL OR s.started_at < m.added_at)
           AND EXISTS (SELECT FROM items i
                       WHERE i.campaign_id = c.id AND i.claimed < i.wanted AND NOT i.gold AND i.state = 'open')))::int AS ahead
      FROM members m
      JOIN campaigns c ON c.id = m.campaign_id AND c.state IN ('pilot', 'running')
      LEFT JOIN standings t ON t.campaign_id = c.id AND t.person_id = m.person_id
      LEFT JOIN LATERAL (SELECT started_at, offered_at FROM sessions s
                         WHERE s.campaign_id = c.id AND s.person_id = m.person_id ORDER BY started_at DESC LIMIT 1) s ON true
      WHERE m.person_id = p.id AND m.role = 'annotator' AND m.removed_at IS NULL) r
    CROSS JOIN LATERAL (
      SELECT max(s.ends_at) AS open_until FROM members m
      JOIN sessions s ON s.campaign_id = m.campaign_id AND s.person_id = m.person_id AND s.ended_at IS NULL
      WHERE m.person_id = p.id AND m.role = 'annotator') o
    WHERE p.id = ANY(${[...personIds]}::uuid[])
    ORDER BY p.id`
  return rows.map((row) => tellableOf(row, now))
}

function tellableOf(row: Row, now: Date): Tellable {
  return {
    personId: row.id,
    name: row.name,
    workspaceId: row.workspace_id,
    hasOwnHours: row.hours !== null,
    person: {
      zone: row.zone,
      hours: row.hours ?? usualHours,
      state: {
        askedAt: row.asked_at,
        campaignId: row.campaign_id,
        reaction: (row.reaction ?? 'none') as Reaction,
        reminded: row.reminded ?? false,
        ignored: row.ignored ?? 0,
      },
      dueAt: row.due_at ?? now,
      activeAt: row.active_at,
      openUntil: row.open_until,
      isReachable: row.is_reachable,
    },
    ahead: row.ahead,
    version: row.version,
  }
}

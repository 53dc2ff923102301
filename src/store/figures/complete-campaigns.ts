import type pg from 'pg'
import type { MessageAddress } from '../../domain/message.ts'
import type { Role } from '../../domain/person.ts'
import { maySeeEveryScore } from '../../domain/policies.ts'
import { minutesLater } from '../../domain/time/time.ts'
import type { Tx } from '../db/database.ts'

/** A campaign in which nothing is left to be dealt, with those who are to hear once it has all its answers. */
export type PerhapsComplete = {
  readonly organizationId: string
  readonly campaignId: string
  readonly zone: string
  /** When more was asked for last: the launch, items that were added, a larger overlap, Reopen. */
  readonly since: Date
  /** Leads and managers who have not heard since then. */
  readonly unheard: readonly { readonly personId: string; readonly roles: readonly Role[] }[]
}

/** What is older than this, a digest has told. */
const newsMinutes = 7 * 24 * 60

/** Whoever came after others had been told is not told of it as news. */
export async function loadPerhapsComplete(pool: pg.Pool, now: Date): Promise<PerhapsComplete[]> {
  const { rows } = await pool.query<PerhapsComplete>(sql, [minutesLater(now, -newsMinutes)])
  return rows.flatMap((row) => {
    const unheard = row.unheard.filter(({ roles }) => maySeeEveryScore(roles))
    return unheard.length === 0 ? [] : [{ ...row, unheard }]
  })
}

const sql = `
  SELECT c.organization_id AS "organizationId", c.id AS "campaignId", c.zone, asked.since, waiting.people AS unheard
  FROM campaigns c
  CROSS JOIN LATERAL (
    SELECT greatest(coalesce(c.launched_at, c.created_at), max(h.at)) AS since FROM changes h
    WHERE h.campaign_id = c.id AND (h.what = 'campaign reopened'
      OR h.what = 'items imported' AND (h.after->>'items')::int - (h.before->>'items')::int > (h.after->>'gold')::int
      OR h.what = 'overlap changed' AND (h.after->>'overlap')::int > (h.before->>'overlap')::int)) asked
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('personId', m.person_id, 'roles', m.roles) ORDER BY m.person_id) AS people FROM (
      SELECT person_id, array_agg(role) AS roles, min(added_at) AS added_at FROM members
      WHERE campaign_id = c.id AND removed_at IS NULL GROUP BY person_id) m
    WHERE NOT EXISTS (SELECT FROM complete_deliveries t WHERE t.campaign_id = c.id AND t.since = asked.since
                        AND (t.person_id = m.person_id OR t.told_at < m.added_at))) waiting
  WHERE c.state IN ('pilot', 'running', 'paused') AND c.overlap_before IS NULL AND waiting.people IS NOT NULL
    AND NOT EXISTS (SELECT FROM items i WHERE i.campaign_id = c.id AND i.claimed < i.wanted AND NOT i.gold AND i.state = 'open')
    AND (EXISTS (SELECT FROM sessions s WHERE s.campaign_id = c.id AND (s.offered_at > $1 OR s.ended_at > $1))
      OR EXISTS (SELECT FROM review_items r WHERE r.campaign_id = c.id AND r.settled_at > $1))
  ORDER BY c.id`

type Telling = Pick<PerhapsComplete, 'organizationId' | 'campaignId' | 'since'>

/** Claims the news for a delivery to one person. False where it was claimed before: nobody hears it twice. */
export async function claimComplete(
  tx: Tx,
  { organizationId, campaignId, since }: Telling,
  to: { readonly personId: string; readonly deliveryId: string; readonly toldAt: Date },
): Promise<boolean> {
  const data = { organizationId, campaignId, since, ...to }
  const { count } = await tx.completeDelivery.createMany({ data, skipDuplicates: true })
  return count === 1
}

/** Whether a message is the one that told a person that a campaign is complete. */
export async function isCompleteMessage(
  tx: Tx,
  { campaignId, personId }: { readonly campaignId: string; readonly personId: string },
  { workspaceId, channel, message }: MessageAddress,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM complete_deliveries t JOIN deliveries d ON d.id = t.delivery_id
    WHERE t.campaign_id = ${campaignId}::uuid AND t.person_id = ${personId}::uuid
      AND d.workspace_id = ${workspaceId}::uuid AND d.channel = ${channel} AND d.message = ${message}`
  return rows.length > 0
}

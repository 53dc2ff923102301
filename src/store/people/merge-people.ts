import type { Tx } from '../db/database.ts'
import type { Jobs } from '../db/jobs.ts'
import { runStatement } from '../db/run-statement.ts'
import { joinLabeling, type Pair } from './join-labeling.ts'

/**
 * Makes two people one, in the transaction that finds out that they are: the older one, whose history goes on. Nothing that
 * was written down is lost; what each was told of their gold stays as it was told.
 *
 * @returns null where they are one already, or stand in two organizations
 */
export async function mergePeople(tx: Tx, jobs: Jobs, ids: readonly [string, string], now: Date): Promise<Pair | null> {
  const people = await runStatement<{ id: string; organization_id: string }>(tx, { ...lockPeople, values: ids })
  const [survivor, loser] = people
  if (survivor === undefined || loser === undefined || survivor.organization_id !== loser.organization_id) return null
  const pair = { survivorId: survivor.id, loserId: loser.id }
  const before = await runStatement<{ any: boolean }>(tx, { ...holdsAny, values: [survivor.id, loser.id] })
  await joinLabeling(tx, jobs, pair, now)
  await runStatement(tx, { ...endReviews, values: [loser.id, now] })
  for (const text of joinRecords)
    await runStatement(tx, { name: 'join-records', text, values: [pair.survivorId, pair.loserId] })
  if (before[0]?.any === true) await runStatement(tx, { ...lookAnew, values: [pair.survivorId, now] })
  return pair
}

/** In the order of their ids, so that two merges never wait for each other; then the older one first. */
const lockPeople = {
  name: 'merge-lock-people',
  text: `WITH locked AS MATERIALIZED (
      SELECT id, organization_id, created_at, merged_into FROM people WHERE id IN ($1::uuid, $2::uuid) ORDER BY id FOR UPDATE)
    SELECT id::text AS id, organization_id::text AS organization_id FROM locked WHERE merged_into IS NULL
    ORDER BY created_at, locked.id`,
}

const holdsAny = {
  name: 'merge-any-asking',
  text: 'SELECT EXISTS (SELECT FROM askings WHERE person_id IN ($1::uuid, $2::uuid)) AS any',
}

/** When the two are asked was planned for each; what follows for the one is looked at right away. */
const lookAnew = {
  name: 'merge-look-anew',
  text: 'UPDATE askings SET due_at = $2::timestamptz, version = version + 1 WHERE person_id = $1::uuid',
}

/** One adjudicator has one sitting open; a card of the other is stale. */
const endReviews = {
  name: 'merge-end-reviews',
  text: `UPDATE review_sessions SET ended_at = $2::timestamptz, item_id = NULL, lease_until = NULL, revision = revision + 1
    WHERE person_id = $1::uuid AND ended_at IS NULL`,
}

const simply = (table: string) => `UPDATE ${table} SET person_id = $1::uuid WHERE person_id = $2::uuid`
/** Of a table with one row a person: the survivor's stays where there is one. */
const unlessThere = (table: string) => `UPDATE ${table} SET person_id = $1::uuid WHERE person_id = $2::uuid
  AND NOT EXISTS (SELECT FROM ${table} WHERE person_id = $1::uuid)`
const forget = (table: string) => `DELETE FROM ${table} WHERE person_id = $2::uuid AND person_id <> $1::uuid`

/** What an adjudicator has had on screen, which is never dealt to them. */
const seenInReview = `r.person_id = $2::uuid AND o.campaign_id = r.campaign_id AND o.session_id = r.id AND o.person_id = $2::uuid`

/** Roles are the union. A hold on either is a hold on the one, a pardon of either pardons what came before it. */
const joinRecords = [
  `INSERT INTO members AS m (organization_id, campaign_id, person_id, role, added_at, removed_at, invited_at)
   SELECT organization_id, campaign_id, $1::uuid, role, added_at, removed_at, invited_at FROM members WHERE person_id = $2::uuid
   ON CONFLICT (campaign_id, person_id, role) DO UPDATE SET added_at = least(m.added_at, excluded.added_at),
     removed_at = CASE WHEN m.removed_at IS NOT NULL AND excluded.removed_at IS NOT NULL
       THEN greatest(m.removed_at, excluded.removed_at) END,
     invited_at = coalesce(m.invited_at, excluded.invited_at)`,
  forget('members'),
  forget('deal_cursors'),
  `INSERT INTO standings AS s (organization_id, campaign_id, person_id, answered, gold_answered, gold_right, pace_ms, drifting,
     paused_at, hold_due_at, pardoned_at, pardoned_by, warned_at, told_at)
   SELECT organization_id, campaign_id, $1::uuid, answered, gold_answered, gold_right, pace_ms, drifting, paused_at, hold_due_at,
     pardoned_at, pardoned_by, warned_at, NULL FROM standings WHERE person_id = $2::uuid
   ON CONFLICT (campaign_id, person_id) DO UPDATE SET answered = s.answered + excluded.answered,
     gold_answered = s.gold_answered + excluded.gold_answered, gold_right = s.gold_right + excluded.gold_right,
     pace_ms = coalesce(s.pace_ms, excluded.pace_ms), drifting = s.drifting OR excluded.drifting,
     paused_at = least(s.paused_at, excluded.paused_at), hold_due_at = least(s.hold_due_at, excluded.hold_due_at),
     pardoned_at = greatest(s.pardoned_at, excluded.pardoned_at),
     pardoned_by = CASE WHEN s.pardoned_at >= excluded.pardoned_at OR excluded.pardoned_at IS NULL
       THEN s.pardoned_by ELSE excluded.pardoned_by END,
     warned_at = least(s.warned_at, excluded.warned_at), told_at = NULL`,
  forget('standings'),
  `INSERT INTO told_golds AS t (organization_id, campaign_id, person_id, item_id, is_right, frozen_at)
   SELECT organization_id, campaign_id, $1::uuid, item_id, is_right, frozen_at FROM told_golds WHERE person_id = $2::uuid
   ON CONFLICT (campaign_id, person_id, item_id) DO NOTHING`,
  forget('told_golds'),
  `UPDATE digest_deliveries d SET person_id = $1::uuid WHERE d.person_id = $2::uuid AND NOT EXISTS (
     SELECT FROM digest_deliveries o WHERE o.campaign_id = d.campaign_id AND o.week_start = d.week_start AND o.person_id = $1::uuid)`,
  forget('digest_deliveries'),
  `UPDATE complete_deliveries d SET person_id = $1::uuid WHERE d.person_id = $2::uuid AND NOT EXISTS (
     SELECT FROM complete_deliveries o WHERE o.campaign_id = d.campaign_id AND o.since = d.since AND o.person_id = $1::uuid)`,
  forget('complete_deliveries'),
  unlessThere('asking_settings'),
  forget('asking_settings'),
  unlessThere('askings'),
  forget('askings'),
  `UPDATE slots o SET person_id = $1::uuid FROM review_sessions r WHERE ${seenInReview} AND NOT EXISTS (
     SELECT FROM slots k WHERE k.campaign_id = o.campaign_id AND k.item_id = o.item_id AND k.person_id = $1::uuid AND k.round = o.round)`,
  `DELETE FROM slots o USING review_sessions r WHERE ${seenInReview} AND o.person_id <> $1::uuid`,
  simply('review_sessions'),
  simply('adjudications'),
  simply('deliveries'),
  simply('exports'),
  simply('item_uploads'),
  simply('homes'),
  'UPDATE campaigns SET created_by = $1::uuid WHERE created_by = $2::uuid',
  'UPDATE identities SET person_id = $1::uuid WHERE person_id = $2::uuid',
  `UPDATE people p SET zone = l.zone, zone_basis = l.zone_basis FROM people l WHERE p.id = $1::uuid AND l.id = $2::uuid
     AND array_position(ARRAY['told', 'chosen', 'guessed', 'none'], l.zone_basis)
       < array_position(ARRAY['told', 'chosen', 'guessed', 'none'], p.zone_basis)`,
  'UPDATE people SET merged_into = $1::uuid WHERE id = $2::uuid OR merged_into = $2::uuid',
]

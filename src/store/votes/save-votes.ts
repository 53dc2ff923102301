import type pg from 'pg'
import { itemVoteMethod } from '../../metrics/consensus/item-vote.ts'
import { triedAgain } from '../db/transaction.ts'
import { reopen, reopenColumns } from '../dealing/reopened-items.ts'
import type { CountedVote } from './vote-basis.ts'

/**
 * Keeps votes, and what follows for their items, in one statement. A vote that was counted from fewer answers than the
 * one that is there changes nothing, so any replicas may count at once. An item that is sure takes no more answers: what
 * it has claimed stays, whatever is free goes; one that no longer is comes back behind everybody's cursor. An item that
 * waits for an adjudicator is written down once, and taken off again where its answers no longer ask for it.
 */
export async function saveVotes(pool: pg.Pool, votes: readonly CountedVote[], now: Date): Promise<void> {
  const rows = votes.map((vote) => ({
    organization_id: vote.organizationId,
    campaign_id: vote.campaignId,
    item_id: vote.itemId,
    label_ids: vote.labelIds,
    is_tie: vote.isTie,
    posterior: vote.posterior,
    posteriors: vote.posteriors,
    answers: vote.answers,
    basis: vote.basis,
    state: vote.outcome === null ? null : vote.outcome === 'sure' ? 'sure' : 'open',
    reason: vote.outcome === 'sure' || vote.outcome === 'open' ? null : vote.outcome,
    wanted: vote.wanted,
  }))
  await triedAgain(() => pool.query({ ...save, values: [JSON.stringify(rows), itemVoteMethod, now] }))
}

/** Rows of items are locked in one order everywhere: ordinary before gold, then deal order. */
const save = {
  name: 'save-votes',
  text: `
    WITH votes AS MATERIALIZED (
      SELECT * FROM json_to_recordset($1::json) AS v(
        organization_id uuid, campaign_id uuid, item_id uuid, label_ids int[], is_tie boolean, posterior float8,
        posteriors float8[], answers int, basis int, state text, reason text, wanted int)),
    kept AS (
      INSERT INTO live_votes AS old (organization_id, campaign_id, item_id, label_ids, is_tie, posterior, posteriors,
        answers, basis, method, at)
      SELECT organization_id, campaign_id, item_id, label_ids, is_tie, posterior, posteriors, answers, basis, $2, $3
      FROM votes ORDER BY campaign_id, item_id
      ON CONFLICT (campaign_id, item_id) DO UPDATE SET label_ids = excluded.label_ids, is_tie = excluded.is_tie,
        posterior = excluded.posterior, posteriors = excluded.posteriors, answers = excluded.answers,
        basis = excluded.basis, method = excluded.method, at = excluded.at
      WHERE old.basis <= excluded.basis
      RETURNING campaign_id, item_id),
    counted AS (SELECT v.* FROM votes v JOIN kept USING (campaign_id, item_id) WHERE v.state IS NOT NULL),
    locked AS (
      SELECT i.campaign_id, i.id, i.state AS before, v.state, v.wanted, v.reason
      FROM counted v
      JOIN items i ON i.campaign_id = v.campaign_id AND i.id = v.item_id
      WHERE NOT i.gold AND i.state IN ('open', 'sure')
      ORDER BY i.priority DESC, i.deal_order, i.seq FOR UPDATE OF i),
    moved AS (
      UPDATE items i SET state = l.state,
        wanted = CASE l.state WHEN 'sure' THEN i.claimed ELSE greatest(l.wanted, i.claimed) END
      FROM locked l
      WHERE i.campaign_id = l.campaign_id AND i.id = l.id AND l.state <> l.before
      RETURNING ${reopenColumns}, i.state),
    reopened AS (${reopen("moved WHERE state = 'open'")}),
    withdrawn AS (
      DELETE FROM review_items r USING locked l
      WHERE r.campaign_id = l.campaign_id AND r.item_id = l.id AND r.reason IN ('unsure', 'tied', 'no-majority', 'far-apart')
        AND r.settled_at IS NULL AND r.reason IS DISTINCT FROM l.reason)
    INSERT INTO review_items (organization_id, campaign_id, item_id, reason, since)
    SELECT v.organization_id, l.campaign_id, l.id, l.reason, $3 FROM locked l
    JOIN counted v ON v.campaign_id = l.campaign_id AND v.item_id = l.id
    WHERE l.reason IS NOT NULL
    ON CONFLICT (campaign_id, item_id, reason) DO UPDATE SET since = excluded.since, settled_at = NULL
      WHERE review_items.settled_at IS NOT NULL`,
}

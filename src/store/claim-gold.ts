import type pg from 'pg'
import type { UnseenGold } from '../sessions/mix-in-gold.ts'
import type { Dealt } from './claim-items.ts'

/** Enough for every class of a hand to find a gold of its own. */
const candidates = 40

/** Golds this person has never been dealt, the least exposed first. Gold retires after its 25 exposures. */
export async function loadUnseenGold(client: pg.ClientBase, dealt: Dealt): Promise<UnseenGold[]> {
  const { rows } = await client.query<{ id: string; label_ids: number[] }>({
    ...unseenGold,
    values: [dealt.campaignId, dealt.personId, candidates],
  })
  return rows.map((row) => ({ itemId: row.id, classKey: row.label_ids.join('+') }))
}

const unseenGold = {
  name: 'unseen-gold',
  text: `
    SELECT i.id, g.label_ids
    FROM items i JOIN gold_answers g ON g.campaign_id = i.campaign_id AND g.item_id = i.id
    WHERE i.campaign_id = $1 AND i.gold AND i.state = 'open' AND i.claimed < i.wanted
      AND NOT EXISTS (SELECT FROM slots o
                      WHERE o.campaign_id = i.campaign_id AND o.item_id = i.id AND o.person_id = $2 AND o.round = 1)
    ORDER BY i.claimed, i.seq LIMIT $3`,
}

/** Takes one exposure of each gold; returns those that still had one. */
export async function claimGold(
  client: pg.ClientBase,
  campaignId: string,
  itemIds: readonly string[],
): Promise<Set<string>> {
  if (itemIds.length === 0) return new Set()
  const { rows } = await client.query<{ id: string }>({ ...expose, values: [campaignId, itemIds] })
  return new Set(rows.map((row) => row.id))
}

const expose = {
  name: 'claim-gold',
  text: `WITH locked AS (
    SELECT id FROM items WHERE campaign_id = $1 AND id = ANY($2::uuid[]) ORDER BY priority DESC, seq FOR UPDATE)
  UPDATE items i SET claimed = claimed + 1 FROM locked
  WHERE i.campaign_id = $1 AND i.id = locked.id AND i.claimed < i.wanted
  RETURNING i.id`,
}

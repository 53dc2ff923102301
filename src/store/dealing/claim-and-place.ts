import { groupOf } from './deal-order.ts'

/**
 * Parts of a statement that claim what its part `locked` found, as far as the deal's places can be filled, and deals it; `$8` says which places are gold by
 * their own chance, `$10` how many golds are due from the group before, `$11` which group that is. What is due when a group ends and there is
 * no gold for it is due no more. `$14` says in which order each place shows the texts of a pair or a ranking, by their letters, and holds none
 * where items are neither; letters that an item has no text for are left out.
 *
 * @param isEnd whether no other item of this group can follow where none was locked
 */
export const claimAndPlace = (isEnd: string) => `
  numbered AS (
    SELECT i.id, ${groupOf('i')} AS in_group, row_number() OVER (ORDER BY i.priority DESC, i.deal_order, i.seq) AS nth
    FROM locked i),
  at_end AS MATERIALIZED (SELECT ${isEnd} AS so),
  walk AS (
    SELECT 0 AS place, 0 AS items, 0 AS golds, $10::int AS owed, $11::bigint AS in_group, false AS is_gold
    UNION ALL
    SELECT w.place + 1, CASE WHEN next.is_gold THEN w.items ELSE w.items + 1 END,
      CASE WHEN next.is_gold THEN w.golds + 1 ELSE w.golds END,
      CASE WHEN next.is_gold THEN due.golds - 1 WHEN n.in_group <> 0 AND n.in_group = w.in_group THEN due.golds ELSE 0 END,
      CASE WHEN next.is_gold THEN w.in_group ELSE n.in_group END, next.is_gold
    FROM walk w
    LEFT JOIN numbered n ON n.nth = w.items + 1
    CROSS JOIN LATERAL (SELECT w.owed + (($8::boolean[])[w.place + 1])::int AS golds) due
    CROSS JOIN LATERAL (
      SELECT due.golds > 0 AND w.golds < cardinality($9::uuid[])
        AND CASE WHEN w.in_group = 0 THEN true WHEN n.id IS NULL THEN (SELECT so FROM at_end) ELSE n.in_group <> w.in_group END AS is_gold
      OFFSET 0) next
    WHERE w.place < cardinality($8::boolean[]) AND (next.is_gold OR n.id IS NOT NULL)),
  gold_locked AS (
    SELECT i.id, g.nth FROM unnest($9::uuid[]) WITH ORDINALITY AS g(id, nth)
    JOIN items i ON i.campaign_id = $2 AND i.id = g.id
    WHERE i.claimed < i.wanted AND i.state = 'open' AND EXISTS (SELECT FROM locked)
    ORDER BY g.nth LIMIT (SELECT max(golds) FROM walk) FOR UPDATE OF i SKIP LOCKED),
  gold_numbered AS (SELECT id, row_number() OVER (ORDER BY nth) AS nth FROM gold_locked),
  tried AS (
    SELECT w.place, w.is_gold, w.owed, coalesce(n.id, g.id) AS item_id FROM walk w
    LEFT JOIN numbered n ON NOT w.is_gold AND n.nth = w.items
    LEFT JOIN gold_numbered g ON w.is_gold AND g.nth = w.golds
    WHERE w.place > 0),
  filled AS (
    SELECT * FROM tried WHERE place < coalesce((SELECT min(place) FROM tried WHERE item_id IS NULL), 1000)),
  claimed AS (
    UPDATE items i SET claimed = claimed + 1 FROM filled WHERE i.campaign_id = $2 AND i.id = filled.item_id
    RETURNING i.id, i.claimed = i.wanted AS is_full),
  closed AS (
    DELETE FROM reopened_items r USING claimed
    WHERE r.campaign_id = $2 AND r.item_id = claimed.id AND claimed.is_full),
  placed AS (
    INSERT INTO slots (organization_id, campaign_id, person_id, session_id, item_id, round, position, purpose, held,
      guideline_version, dealt_at, gold_owed, shown_order)
    SELECT $1, $2, $3, $4, item_id, 1, $5::int + place, CASE WHEN is_gold THEN 'gold' ELSE 'ordinary' END, true, $6, $7,
      owed, CASE WHEN length(($14::text[])[place]) > 2 THEN (
        SELECT translate(($14::text[])[place], substr('abcde', 1 + coalesce(jsonb_array_length(c.candidates), 5)), '')
        FROM item_contents c WHERE c.campaign_id = $2 AND c.item_id = filled.item_id)
      ELSE ($14::text[])[place] END
    FROM filled
    RETURNING position),
  dealt AS (
    UPDATE sessions SET dealt = (SELECT max(position) FROM placed)
    WHERE campaign_id = $2 AND id = $4 AND EXISTS (SELECT FROM placed)
    RETURNING dealt)`

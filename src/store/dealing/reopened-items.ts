/**
 * What came free again behind somebody's cursor: a skip, a session that ended, a vote that is no longer sure. It is dealt
 * before what lies ahead. The list is kept short (`tidy-reopened.ts`), since somebody who has seen all of it looks through
 * it with each deal.
 */

/** Items of the list that are looked at for one person. */
export const reopenedLook = 300

/** Part of a statement that lists items of `from`, which has their columns, where they wait for those who passed them. */
export const reopen = (from: string) => `
    INSERT INTO reopened_items (organization_id, campaign_id, item_id, priority, deal_order, seq)
    SELECT organization_id, campaign_id, id, priority, deal_order, seq FROM ${from}
    ON CONFLICT DO NOTHING`

/** Columns of item `i` that `reopen` needs. */
export const reopenColumns = 'i.organization_id, i.campaign_id, i.id, i.priority, i.deal_order, i.seq'

/**
 * Open items of the list behind the cursors of a person, as many as are looked at; each argument is SQL. They are looked
 * up one by one, so that the first few suffice, however long the list and whatever the planner takes it for.
 */
export const reopenedInSight = (person: string, campaign: string, look: string) => `
  (SELECT r.campaign_id, r.item_id AS id, r.priority, r.deal_order, r.seq FROM reopened_items r
    CROSS JOIN LATERAL (
      SELECT FROM items i WHERE i.campaign_id = ${campaign} AND i.id = r.item_id
        AND i.claimed < i.wanted AND i.state = 'open' OFFSET 0) is_open
    CROSS JOIN LATERAL (
      SELECT FROM deal_cursors d WHERE d.campaign_id = ${campaign} AND d.person_id = ${person} AND d.priority = r.priority
        AND (r.deal_order, r.seq) <= (d.deal_order, d.seq) OFFSET 0) is_behind
    WHERE r.campaign_id = ${campaign}
    ORDER BY r.priority DESC, r.deal_order, r.seq LIMIT ${look})`

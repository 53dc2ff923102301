/**
 * That the person of a session row annotates its campaign now, is not held back, and the campaign has not ended. It stands
 * in each statement that keeps something of a session, since what a card or a replica knows may be weeks old.
 *
 * `OFFSET 0` has each of these looked up by its key, whatever Postgres knows of the tables.
 *
 * @param s the alias of the session's row
 */
export function annotatesNow(s: string): string {
  return `EXISTS (SELECT FROM members m WHERE m.campaign_id = ${s}.campaign_id AND m.person_id = ${s}.person_id
      AND m.role = 'annotator' AND m.removed_at IS NULL OFFSET 0)
    AND NOT EXISTS (SELECT FROM standings t WHERE t.campaign_id = ${s}.campaign_id AND t.person_id = ${s}.person_id
      AND t.paused_at IS NOT NULL OFFSET 0)
    AND EXISTS (SELECT FROM campaigns c WHERE c.id = ${s}.campaign_id AND c.state IN ('pilot', 'running', 'paused') OFFSET 0)`
}

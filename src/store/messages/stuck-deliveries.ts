import type { Tx } from '../db/database.ts'

/** Notes since when messages have been unsent. Those that a limit or an installation holds up are among them. */
export async function noteStuck(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE deliveries SET stuck_since = ${now} WHERE state IN ('waiting', 'sending') AND stuck_since IS NULL`
}

/** Ids of messages that have been unsent since then at the latest. */
export async function loadStuck(tx: Tx, since: Date, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM deliveries WHERE state IN ('waiting', 'sending') AND stuck_since <= ${since}
    ORDER BY stuck_since, id LIMIT ${most}`
  return rows.map(({ id }) => id)
}

/**
 * Gives up on messages that have been unsent since then: a new one that was begun may have arrived, all others did not,
 * so whoever would have heard of a campaign by one of those is still to be told.
 * Those that wait for an installation to be mended have until `sinceCutOff`.
 */
export async function giveUpStuck(tx: Tx, since: Date, sinceCutOff: Date): Promise<void> {
  await tx.$executeRaw`
    WITH over AS (
      UPDATE deliveries SET error = coalesce(error, 'never-sent'),
        state = CASE WHEN state = 'sending' AND message IS NULL THEN 'unsure' ELSE 'failed' END
      WHERE state IN ('waiting', 'sending')
        AND stuck_since <= CASE WHEN error LIKE 'cut off: %' THEN ${sinceCutOff}::timestamptz ELSE ${since}::timestamptz END
      RETURNING campaign_id, person_id, created_at, state, screen->>'kind' AS kind)
    UPDATE members m SET invited_at = NULL FROM over o
    WHERE o.state = 'failed' AND o.kind IN ('invitation', 'daily') AND m.campaign_id = o.campaign_id
      AND m.person_id = o.person_id AND m.role = 'annotator' AND m.invited_at = o.created_at`
}

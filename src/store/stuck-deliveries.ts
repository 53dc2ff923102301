import type { Tx } from './database.ts'

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
 * Gives up on messages that have been unsent since then: a new one that was begun may have arrived, all others did not.
 * Those that wait for an installation to be mended have until `sinceCutOff`.
 */
export async function giveUpStuck(tx: Tx, since: Date, sinceCutOff: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE deliveries SET error = coalesce(error, 'never sent'),
      state = CASE WHEN state = 'sending' AND message IS NULL THEN 'unsure' ELSE 'failed' END
    WHERE state IN ('waiting', 'sending')
      AND stuck_since <= CASE WHEN error LIKE 'cut off: %' THEN ${sinceCutOff}::timestamptz ELSE ${since}::timestamptz END`
}

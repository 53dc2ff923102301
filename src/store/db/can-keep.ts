import type pg from 'pg'

/**
 * Why no click could be kept now; null where it could. Asked on the connections of clicks, so within their limits.
 */
export async function whyNothingIsKept(clicks: pg.Pool): Promise<string | null> {
  try {
    const { rows } = await clicks.query<{ copy: boolean }>(
      "SELECT current_setting('transaction_read_only') = 'on' AS copy",
    )
    return rows[0]?.copy === true ? 'the database takes no writes' : null
  } catch {
    return 'the database does not answer'
  }
}

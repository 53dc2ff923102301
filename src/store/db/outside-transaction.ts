import type pg from 'pg'

/** First line of a migration that Postgres refuses inside a transaction, as it does an index built concurrently. */
const outsideLine = '-- labelbreak: outside a transaction'

export function runsOutside(sql: string): boolean {
  return sql.split(/\r?\n/, 1)[0]?.trim() === outsideLine
}

/**
 * Runs the statements one by one, each kept as soon as it is done. Such a migration may be killed half-way and is then
 * run again from its first statement, so each must be safe to repeat. An index that stands already is let be, and one that
 * a killed build left behind, which costs writes and serves no read, is dropped and built again.
 *
 * @param sql statements that each end with a semicolon at the end of a line
 */
export async function applyOutside(session: pg.Client, sql: string): Promise<void> {
  // Building waits for transactions that began before it, however long they take, and nobody waits for it meanwhile.
  await session.query('SET lock_timeout = 0')
  await session.query('SET statement_timeout = 0')
  for (const statement of statementsOf(sql)) {
    const index = builtIndex(statement)
    const standing = index === null ? 'none' : await findIndex(session, index)
    if (standing === 'valid') continue
    if (standing === 'invalid') await session.query(`DROP INDEX CONCURRENTLY ${index}`)
    await session.query(statement)
  }
}

function statementsOf(sql: string): string[] {
  const lines = sql.split(/\r?\n/).filter((line) => !line.trimStart().startsWith('--'))
  const statements = lines.join('\n').split(/;[ \t]*(?:\n|$)/)
  return statements.filter((statement) => statement.trim() !== '')
}

/** Name of the index that a statement builds, quoted as it stands there; null for any other statement. */
function builtIndex(statement: string): string | null {
  const build = /^\s*CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?("[^"]+"|\w+)\s+ON\s/i
  return build.exec(statement)?.[1] ?? null
}

async function findIndex(session: pg.Client, name: string): Promise<'none' | 'valid' | 'invalid'> {
  const { rows } = await session.query<{ whole: boolean }>(
    'SELECT indisvalid AND indisready AS whole FROM pg_index WHERE indexrelid = to_regclass($1)',
    [name],
  )
  if (rows[0] === undefined) return 'none'
  return rows[0].whole ? 'valid' : 'invalid'
}

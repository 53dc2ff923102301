import pg from 'pg'

const creating = 5_120_303

/** Makes the database `name` if the server has none. `url` is that of another database on it. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const session = new pg.Client({ connectionString: url })
  await session.connect()
  try {
    await session.query('select pg_advisory_lock($1)', [creating]) // there is no "create database if not exists"
    const found = await session.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 1) return
    // Details of an error quote values of the row. For sessions only: of a failed start they say why.
    await session.query(`alter role current_user set log_error_verbosity = 'terse'`)
    await session.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await session.end()
  }
}

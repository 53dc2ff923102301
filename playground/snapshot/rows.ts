import pg from 'pg'

/** Kept by the migrations themselves, or of no use later. */
const leftOut = ['_prisma_migrations', 'buckets', 'export_files', 'kept_forms', 'link_codes']

/** All rows of the product's database, one a line: the table's name, then its row as JSON without what is null. */
export async function readRows(url: string): Promise<string> {
  return await inSession(url, async (session) => {
    const lines: string[] = []
    for (const table of await tablesOf(session)) {
      const { rows } = await session.query<{ row: string }>(`
        select (select json_object_agg(key, value) from json_each(row_to_json(t)) where value::text <> 'null')::text as row
        from "${table}" t order by 1`)
      lines.push(...rows.map(({ row }) => `${table} ${row}\n`))
    }
    return lines.join('')
  })
}

/** Puts such rows into a database that is empty and of the same migrations. */
export async function writeRows(url: string, lines: string): Promise<void> {
  const byTable = new Map<string, string[]>()
  for (const line of lines.split('\n').filter((one) => one !== '')) {
    const at = line.indexOf(' ')
    const table = line.slice(0, at)
    const rows = byTable.get(table) ?? []
    rows.push(line.slice(at + 1))
    byTable.set(table, rows)
  }
  await inSession(url, async (session) => {
    await session.query('begin')
    // Rows come table by table, whichever needs which.
    await session.query('set local session_replication_role = replica')
    for (const [table, rows] of byTable) {
      const all = `[${rows.join(',')}]`
      await session.query(`insert into "${table}" select * from json_populate_recordset(null::"${table}", $1::json)`, [
        all,
      ])
    }
    await session.query('commit')
    await session.query('analyze')
  })
}

/** The newest migration that a database has. */
export async function newestMigration(url: string): Promise<string> {
  return await inSession(url, async (session) => {
    const { rows } = await session.query<{ name: string }>(
      'select migration_name as name from "_prisma_migrations" order by 1 desc limit 1',
    )
    return rows[0]?.name ?? ''
  })
}

async function tablesOf(session: pg.Client): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all ($1) order by 1`,
    [leftOut],
  )
  return rows.map(({ name }) => name)
}

async function inSession<T>(url: string, work: (session: pg.Client) => Promise<T>): Promise<T> {
  const session = new pg.Client({ connectionString: url })
  await session.connect()
  try {
    return await work(session)
  } finally {
    await session.end()
  }
}

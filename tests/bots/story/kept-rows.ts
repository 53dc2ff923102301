import type pg from 'pg'

/**
 * Tables of one process or platform: what a limit has left, pages that only one has, files for which only one asks its people,
 * forms too long for the windows of one,
 * the installation and its accounts.
 */
const apart = new Set([
  '_prisma_migrations',
  'buckets',
  'homes',
  'export_files',
  'kept_forms',
  'form_drafts',
  'organizations',
  'workspaces',
  'identities',
])

/** Columns that hold an address, the time on the wall, or how a zone is known, which only one platform tells. */
const passing = new Set([
  'channel',
  'invited_channel',
  'invited_message',
  'message',
  'moved_at',
  'place_at',
  'sent_at',
  'took_ms',
  'workspace_id',
  'zone_basis',
])

/** Where somebody was asked whether they want a file, `export_files` says how that went. */
const offered = '["state","offered"]'
const sent = '["state","sent"]'

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu

/** Every row of every table that says what people did, as text, with ids told by their order alone. */
export async function keptRows(pool: pg.Pool): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  )
  const kept = tables.map(({ name }) => name).filter((name) => !apart.has(name))
  const rows = new Map<string, string[]>()
  for (const name of kept) {
    const { rows: found } = await pool.query<Record<string, unknown>>(`select * from "${name}"`)
    rows.set(name, found.map(textOf))
  }
  const ids = new Set([...rows.values()].flat().flatMap((row) => row.match(uuid) ?? []))
  const place = new Map([...ids].sort().map((id, at) => [id, `#${at}`]))
  return Object.fromEntries(
    [...rows].map(([name, all]) => [name, all.map((row) => row.replaceAll(uuid, (id) => place.get(id) ?? id)).sort()]),
  )
}

function textOf(row: Record<string, unknown>): string {
  const kept = Object.entries(row).filter(([column]) => !passing.has(column))
  return JSON.stringify(kept, (_, value) => (typeof value === 'number' ? rounded(value) : value)).replace(offered, sent)
}

/** Sums of the same numbers, read in another order, differ in their last digit. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

import type pg from 'pg'

/**
 * Writes many rows of one table, each with the columns of the first, in one statement that is always the same: Prisma's
 * `createMany` makes a new plan for each number of rows, which costs more than all of the writing.
 *
 * @param rows by field names as Prisma has them
 */
export async function insertRows(pool: pg.Pool, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).map(columnOf).join(', ')
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, it]) => [columnOf(field), it])))
  await pool.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(named)],
  )
}

const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

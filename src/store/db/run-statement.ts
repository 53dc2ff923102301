import type pg from 'pg'
import type { Tx } from './database.ts'

/** A transaction of either kind: some changes are made in Prisma's, those on the click's path in pg's. */
export type AnyTx = Tx | pg.ClientBase

/** Values carry no types in Prisma's transactions: whatever is no text is cast in the statement. */
export type Statement = { readonly name: string; readonly text: string; readonly values: readonly unknown[] }

/** Runs one statement in a transaction, whichever kind it is of. */
export async function runStatement<Row extends object>(on: AnyTx, { name, text, values }: Statement): Promise<Row[]> {
  if (isPrisma(on)) return await on.$queryRawUnsafe<Row[]>(text, ...values)
  return (await on.query<Row>({ name, text, values: [...values] })).rows
}

export function isPrisma(on: AnyTx): on is Tx {
  return '$queryRawUnsafe' in on
}

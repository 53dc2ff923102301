import type { Tx } from '../db/database.ts'

/** Whom a person is part of now, or they themselves: cards, digests and alarms live long, and name whom they meant then. */
export async function whoIsNow(tx: Tx, personId: string): Promise<string> {
  const row = await tx.person.findUnique({ where: { id: personId }, select: { mergedInto: true } })
  return row?.mergedInto ?? personId
}

/**
 * The same, for what is written about them: until the transaction ends they become part of nobody else. Held before all else
 * that a transaction holds, as a merge does; it waits for one that is under way, and finds what came of it.
 */
export async function holdWhoIsNow(tx: Tx, personId: string): Promise<string> {
  return (await holdWhoAreNow(tx, [personId]))(personId)
}

/** The same of several people. Returns who each of them is now. */
export async function holdWhoAreNow(tx: Tx, personIds: readonly string[]): Promise<(personId: string) => string> {
  const intoOf = new Map<string, string>()
  for (let ids = [...new Set(personIds)]; ids.length > 0; ) {
    const held = await tx.$queryRaw<{ id: string; into: string | null }[]>`
      SELECT id::text AS id, merged_into::text AS into FROM people WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR KEY SHARE`
    for (const { id, into } of held) if (into !== null) intoOf.set(id, into)
    ids = held.flatMap(({ into }) => into ?? [])
  }
  const now = (personId: string): string => {
    const into = intoOf.get(personId)
    return into === undefined ? personId : now(into)
  }
  return now
}

/** As a column beside a stored JSON of a campaign: who of its organization has become part of whom. */
export const mergedColumn = (campaign: string) => `(
  SELECT coalesce(json_object_agg(p.id, p.merged_into), '{}') FROM campaigns c
  JOIN people p ON p.organization_id = c.organization_id WHERE c.id = ${campaign} AND p.merged_into IS NOT NULL) AS merged`

export type Merged = Readonly<Record<string, string>>

/** Stored figures name people by their ids: those who have become part of others are named as these. */
export function namedAsNow<Figures>(figures: Figures, merged: Merged): Figures {
  const all = Object.entries(merged)
  if (all.length === 0) return figures
  return JSON.parse(all.reduce((text, [id, into]) => text.replaceAll(id, into), JSON.stringify(figures)))
}

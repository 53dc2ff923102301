/**
 * Where an item stands in its campaign's deal order: within a priority by `(deal_order, seq)`. The upper bits of
 * `deal_order` are the lap, which grows with each import, so that what comes later lies ahead of everybody's cursor; the
 * lower ones are the same for the items of a group, and nobody outside can foresee them.
 */
const groupBits = 43
const groupHexDigits = 11

/**
 * @param hash hex, at least 11 digits
 * @returns a `bigint` of Postgres, as text
 */
export function dealOrderOf(lap: number, hash: string): string {
  const group = BigInt(`0x${hash.slice(0, groupHexDigits)}`) >> BigInt(groupHexDigits * 4 - groupBits)
  return ((BigInt(lap) << BigInt(groupBits)) | group).toString()
}

/** The group of an item, in SQL; 0 for what was imported before there was such an order, which stands in none. */
export function groupOf(item: string): string {
  return `(${item}.deal_order & ${(1n << BigInt(groupBits)) - 1n})`
}

/** The same place in another lap, in SQL. */
export function inLap(item: string, lap: string): string {
  return `(${lap}::bigint << ${groupBits} | ${groupOf(item)})`
}

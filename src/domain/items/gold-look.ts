import type { ItemRow } from './item-row.ts'
import type { GoldLookWarning } from './item-warning.ts'
import { type LengthCounts, lengthCounts, lengthDifference } from './length-difference.ts'

/**
 * Finds what would let an annotator, or anyone who sees the file, tell gold from other items by its look: length,
 * pictures, filled columns, ids. Memory does not grow with the number of rows.
 */
export type GoldLook = {
  add(item: ItemRow): void
  differences(): GoldLookWarning[]
}

/** Column names and id patterns beyond this many are not followed. */
const mostKeys = 2_000

type Kind = 'gold' | 'ordinary'
type Pair = Record<Kind, number>

export function goldLook(): GoldLook {
  const rows: Pair = { gold: 0, ordinary: 0 }
  const lengths: Record<Kind, LengthCounts> = { gold: lengthCounts(), ordinary: lengthCounts() }
  const filled = new Map<string, Pair>()
  const heads = new Map<string, Pair>()
  const tails = new Map<string, Pair>()
  const withId: Pair = { gold: 0, ordinary: 0 }
  return {
    add(item) {
      const kind = item.gold === null ? 'ordinary' : 'gold'
      const { text, a, b, draft, candidates = [], image, context } = item.content
      rows[kind]++
      if (draft !== undefined) count(filled, 'draft', kind)
      lengths[kind].add([text, a, b, ...candidates].reduce((sum, one) => sum + (one ?? '').length, 0))
      if (image !== null) count(filled, 'image', kind)
      for (const [name] of context) count(filled, `context_${name}`, kind)
      if (item.id === null) return
      withId[kind]++
      count(heads, idHead(item.id), kind)
      count(tails, idTail(item.id), kind)
    },
    differences() {
      if (rows.gold === 0 || rows.ordinary === 0) return []
      const length = lengthDifference(lengths.gold, lengths.ordinary)
      const columns = [...filled].flatMap(([name, pair]) => fillDifference(name, pair, rows))
      const ids = idsBetray(heads, withId, 'gold-ids-begin') ?? idsBetray(tails, withId, 'gold-ids-end')
      return [...(length === null ? [] : [length]), ...columns, ...(ids === null ? [] : [ids])]
    },
  }
}

function count(counts: Map<string, Pair>, key: string, kind: Kind): void {
  const pair = counts.get(key)
  if (pair !== undefined) pair[kind]++
  else if (counts.size < mostKeys) counts.set(key, { gold: 0, ordinary: 0, [kind]: 1 })
}

/** Shares that differ by chance less than once in 200 times, and by enough to be noticed. */
const noticedShare = 0.3
const rareZ = 2.8

function fillDifference(column: string, filledRows: Pair, rows: Pair): GoldLookWarning[] {
  const gold = filledRows.gold / rows.gold
  const ordinary = filledRows.ordinary / rows.ordinary
  const pooled = (filledRows.gold + filledRows.ordinary) / (rows.gold + rows.ordinary)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / rows.gold + 1 / rows.ordinary))
  const onlyOneKind = filledRows.gold === 0 || filledRows.ordinary === 0
  const difference = Math.abs(gold - ordinary)
  if (difference < noticedShare && !(onlyOneKind && difference >= 0.1)) return []
  if (difference < rareZ * error) return []
  const part = (kind: Kind) => ({ rows: filledRows[kind], of: rows[kind] })
  return [{ kind: 'gold-filled', column, gold: part('gold'), others: part('ordinary') }]
}

/** The letters before an id's first digit, and those after its last: `gold-` of `gold-17`, `-g` of `17-g`. */
function idHead(id: string): string {
  return id.toLowerCase().replace(/\d[\s\S]*$/u, '')
}

function idTail(id: string): string {
  return id.toLowerCase().replace(/^[\s\S]*\d/u, '')
}

const fewestForPattern = 3

/** A pattern betrays gold when nearly all gold ids have it and no other id does. */
function idsBetray(
  patterns: Map<string, Pair>,
  withId: Pair,
  kind: 'gold-ids-begin' | 'gold-ids-end',
): GoldLookWarning | null {
  if (withId.gold < fewestForPattern || withId.ordinary < fewestForPattern) return null
  for (const [pattern, { gold, ordinary }] of patterns) {
    if (ordinary > 0 || gold < fewestForPattern || gold < 0.9 * withId.gold) continue
    return pattern === '' ? { kind: 'gold-ids-bare' } : { kind, with: pattern }
  }
  return null
}

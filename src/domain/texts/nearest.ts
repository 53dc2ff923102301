import { closest, distance } from 'fastest-levenshtein'
import { labelKey } from '../labels/label-key.ts'

/** Fewer letters than this begin too many words to mean one of them. */
const fewestOfBeginning = 3
const longestLookedUp = 200

/**
 * The known word that a mistyped or half-typed one most likely meant, compared as labels are; null where none is near
 * enough to suggest: one letter in three may differ, or two neighbours stand in each other's place.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const lower = labelKey(word)
  if (known.length === 0 || lower === '' || lower.length > longestLookedUp) return null
  const lowered = new Map(known.map((name) => [labelKey(name), name]))
  const begun = [...lowered.keys()].filter((name) => lower.length >= fewestOfBeginning && name.startsWith(lower))
  const near = closest(lower, begun.length > 0 ? begun : [...lowered.keys()])
  const isNear = begun.length > 0 || distance(lower, near) <= Math.floor(near.length / 3)
  const meant = isNear ? near : [...lowered.keys()].find((name) => isSwapped(lower, name))
  return meant === undefined ? null : (lowered.get(meant) ?? null)
}

/** Whether one is the other with two neighbouring letters in each other's place. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const at = [...one].findIndex((letter, place) => letter !== other[place])
  const swapped = `${one.slice(0, at)}${one[at + 1] ?? ''}${one[at] ?? ''}${one.slice(at + 2)}`
  return at >= 0 && swapped === other
}

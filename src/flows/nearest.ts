import { closest, distance } from 'fastest-levenshtein'

/** The known word that a mistyped one most likely meant, case aside; null where none is near enough to suggest. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (known.length === 0 || word.length > 200) return null
  const lower = word.trim().toLowerCase()
  const near = closest(
    lower,
    known.map((name) => name.toLowerCase()),
  )
  const name = known.find((one) => one.toLowerCase() === near)
  if (name === undefined) return null
  const isPart = lower.length >= 3 && near.startsWith(lower)
  return isPart || distance(lower, near) <= Math.max(1, Math.floor(near.length / 3)) ? name : null
}

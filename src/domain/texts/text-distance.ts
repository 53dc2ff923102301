import { distance } from 'fastest-levenshtein'

/**
 * How far two texts are from each other, 0 where they are equal and 1 where nothing of one is in the other: the fewest
 * characters (UTF-16 code units) to put in, leave out or replace (Levenshtein), as a share of the longer one's length.
 */
export function textDistance(one: string, other: string): number {
  const longer = Math.max(one.length, other.length)
  return longer === 0 ? 0 : distance(one, other) / longer
}

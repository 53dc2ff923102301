/** What most answers say. A tie is a state of its own: no label wins by coming first. */
export type Majority =
  | { readonly kind: 'none' }
  | { readonly kind: 'winner'; readonly label: string; readonly votes: number; readonly total: number }
  | { readonly kind: 'tie'; readonly labels: readonly string[]; readonly votes: number; readonly total: number }

/**
 * The label that more answers gave than any other (plurality), or the labels that tie for it, sorted by code unit.
 *
 * @param labels one label per answer of one item
 */
export function majority(labels: readonly string[]): Majority {
  const votesOf = new Map<string, number>()
  for (const label of labels) votesOf.set(label, (votesOf.get(label) ?? 0) + 1)
  const votes = Math.max(0, ...votesOf.values())
  const leading = [...votesOf].filter(([, count]) => count === votes).map(([label]) => label)
  const [label] = leading
  if (label === undefined) return { kind: 'none' }
  if (leading.length === 1) return { kind: 'winner', label, votes, total: labels.length }
  return { kind: 'tie', labels: leading.sort(), votes, total: labels.length }
}

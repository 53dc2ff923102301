import type { Estimate } from '../numeric/measured.ts'
import { wilson } from '../numeric/wilson.ts'

export type ClassBalance = {
  /** Per class its share of the labels with a Wilson interval, most frequent first. */
  readonly shares: readonly { readonly label: string; readonly count: number; readonly share: Estimate }[]
  /** As many equally frequent classes would be as mixed: e to the entropy, 1 up to the number of classes (Hill 1973, Ecology 54:427). */
  readonly effectiveClasses: number | null
}

/**
 * How the labels are spread over the classes.
 *
 * @param labels one per item
 * @param classes all that could be chosen, so that those nobody chose are seen too
 */
export function classBalance(labels: readonly string[], classes: readonly string[]): ClassBalance {
  const counts = new Map(classes.map((label) => [label, 0]))
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const shares = [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([label, count]) => ({ label, count, share: wilson(count, labels.length) }))
  const entropy = shares.reduce((sum, { share }) => (share.value ? sum - share.value * Math.log(share.value) : sum), 0)
  return { shares, effectiveClasses: labels.length === 0 ? null : Math.exp(entropy) }
}

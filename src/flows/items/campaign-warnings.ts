import { type GoldDemand, goldForEach, goldMetByEach } from './gold-supply.ts'

/** What the whole of a campaign's items and people may lack, in words for the lead; the gravest first. */
export function campaignWarnings(
  demand: GoldDemand,
  goldByLabel: readonly { readonly label: string; readonly count: number }[],
): string[] {
  return [...overlapWarning(demand), ...goldWarnings(demand, goldByLabel)]
}

function overlapWarning({ overlap, annotators }: GoldDemand): string[] {
  if (annotators >= overlap) return []
  const people = annotators === 1 ? 'is only 1 annotator' : `are only ${annotators} annotators`
  return [
    `No item can ever be finished: each needs ${overlap} answers by different people, and there ${people}. Add annotators or set the overlap to ${annotators}.`,
  ]
}

function goldWarnings(
  demand: GoldDemand,
  goldByLabel: readonly { readonly label: string; readonly count: number }[],
): string[] {
  const { gold, goldShare } = demand
  if (gold === 0) {
    return ['There are no gold items, so nobody’s accuracy will be known. Fill `gold` on some rows to change that.']
  }
  if (goldShare === 0) return [`The gold share is 0, so none of the ${plural(gold, 'gold item')} will be shown.`]
  const without = goldByLabel.filter(({ count }) => count === 0).map(({ label }) => label)
  return [...supplyWarning(demand), ...classWarning(without)]
}

function supplyWarning(demand: GoldDemand): string[] {
  const met = Math.round(goldMetByEach(demand))
  const there = Math.floor(goldForEach(demand))
  if (met <= there) return []
  return [
    `Gold will run out: each annotator will meet about ${met} gold items and there are ${there} for each. After that nobody’s answers are checked. Add ${met - there} or lower the gold share.`,
  ]
}

function classWarning(without: readonly string[]): string[] {
  if (without.length === 0) return []
  const shown = without.slice(0, 10).map((label) => `“${label}”`)
  const more = without.length > shown.length ? ` and ${without.length - shown.length} more` : ''
  return [`No gold item has the label ${shown.join(', ')}${more}: mistakes there will not be seen.`]
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}

import type { SupplyWarning } from '../../domain/items/item-warning.ts'
import { type GoldDemand, goldForEach, goldMetByEach } from './gold-supply.ts'

type GoldByLabel = readonly { readonly label: string; readonly count: number }[]

/** Labels that are named. */
const mostNamed = 10

/** What the whole of a campaign's items and people may lack; the gravest first. */
export function campaignWarnings(demand: GoldDemand, goldByLabel: GoldByLabel): SupplyWarning[] {
  return [...overlapWarning(demand), ...goldWarnings(demand, goldByLabel)]
}

function overlapWarning({ overlap, annotators }: GoldDemand): SupplyWarning[] {
  return annotators >= overlap ? [] : [{ kind: 'too-few-annotators', overlap, annotators }]
}

function goldWarnings(demand: GoldDemand, goldByLabel: GoldByLabel): SupplyWarning[] {
  const { gold, goldShare } = demand
  if (gold === 0) return [{ kind: 'no-gold' }]
  if (goldShare === 0) return [{ kind: 'gold-never-shown', gold }]
  const without = goldByLabel.filter(({ count }) => count === 0).map(({ label }) => label)
  return [...supplyWarning(demand), ...classWarning(without)]
}

function supplyWarning(demand: GoldDemand): SupplyWarning[] {
  const met = Math.round(goldMetByEach(demand))
  const there = Math.floor(goldForEach(demand))
  return met <= there ? [] : [{ kind: 'gold-runs-out', met, there }]
}

function classWarning(without: readonly string[]): SupplyWarning[] {
  if (without.length === 0) return []
  const labels = without.slice(0, mostNamed)
  return [{ kind: 'labels-without-gold', labels, more: without.length - labels.length }]
}

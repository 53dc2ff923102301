import type { Campaign } from '../../domain/campaign.ts'
import { writtenOrder } from '../../domain/task-types/ranking.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import type { ExportedConsensus } from '../../store/exports/export-rows.ts'

/** What is known of an item's label beside its plain votes. Null until there is something. */
export type ConsensusRecord = {
  /** Right after each answer: answers weighed by how their givers do on gold. */
  readonly live: LabelRecord | null
  /** From all answers together, as of the last night; null for gold. */
  readonly overnight: LabelRecord | null
}

export type LabelRecord = {
  /**
   * Null where labels tie. Of several labels at once: all that are likelier than not, none where it is likelier that none
   * fits; null where nothing is.
   */
  readonly label: string | readonly string[] | null
  readonly tie: readonly string[]
  /** The chance that the label is right, 0 to 1; of several at once that of the least sure one. */
  readonly posterior: number
  /** The soft label: the chance of each label, which sum to 1 unless an answer may hold several; of an order, of each candidate to be the best. */
  readonly posteriors: Readonly<Record<string, number>>
  readonly method: string
  readonly version: string
  /** ISO 8601, UTC. */
  readonly at: string
}

export function consensusRecord(
  campaign: Pick<Campaign, 'labels' | 'taskType'>,
  { live, overnight }: { readonly live: ExportedConsensus | null; readonly overnight: ExportedConsensus | null },
): ConsensusRecord {
  return { live: labelRecord(campaign, live), overnight: labelRecord(campaign, overnight) }
}

function labelRecord(
  { labels, taskType }: Pick<Campaign, 'labels' | 'taskType'>,
  found: ExportedConsensus | null,
): LabelRecord | null {
  if (found === null || found.posterior === null) return null
  const { posteriors, posterior, method, version, at } = found
  const { scale } = taskTypes[taskType]
  const leading =
    scale === 'orders'
      ? found.labelIds.length === 0
        ? []
        : [writtenOrder(found.labelIds)]
      : labels.filter(({ id }) => found.labelIds.includes(id)).map(({ name }) => name)
  const soft = labels.map(({ name }, index) => [name, posteriors[index] ?? 0] as const)
  const beside = { posterior, posteriors: Object.fromEntries(soft), method, version, at: at.toISOString() }
  if (scale === 'sets') {
    const tie = found.isTie ? soft.filter(([, chance]) => Math.abs(chance - 0.5) < 1e-9).map(([name]) => name) : []
    return { label: found.isTie && leading.length === 0 ? null : leading, tie, ...beside }
  }
  return found.isTie ? { label: null, tie: leading, ...beside } : { label: leading[0] ?? null, tie: [], ...beside }
}

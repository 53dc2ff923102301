import type { Vote } from './live-vote.ts'
import { liveVote } from './live-vote.ts'

/** When an item has enough answers. */
export type StoppingPolicy = {
  /** The posterior at which a label is taken, 0 to 1. */
  readonly sureAt: number
  readonly fewest: number
  /** The campaign's overlap: an item that is still unsure then goes to adjudication. */
  readonly most: number
  /** 1 until one was fitted on gold, see `fitTemperature`. */
  readonly temperature: number
}

export const usualStopping: StoppingPolicy = { sureAt: 0.95, fewest: 2, most: 5, temperature: 1 }

export type StoppingDecision =
  | { readonly kind: 'ask-more'; readonly posterior: number | null }
  | { readonly kind: 'sure'; readonly label: string; readonly posterior: number }
  | { readonly kind: 'adjudicate'; readonly posterior: number }

/**
 * Whether an item's answers, in order of arrival, are enough: sequential labeling by posterior (Sheng, Provost and
 * Ipeirotis 2008, KDD; Toloka's dynamic overlap). A label is taken once its posterior reaches the policy's
 * bar with the fewest answers given or more; at the most answers an unsure item goes to a person.
 */
export function enoughAnswers(
  votes: readonly Vote[],
  classes: readonly string[],
  policy: StoppingPolicy = usualStopping,
): StoppingDecision {
  const vote = liveVote(votes, classes, policy.temperature)
  if (vote.kind === 'none') return { kind: 'ask-more', posterior: null }
  const { posterior } = vote
  const kind = stopsAt({ posterior, isTie: vote.kind === 'tie' }, votes.length, policy)
  if (kind === 'sure' && vote.kind === 'winner') return { kind, label: vote.label, posterior }
  return { kind: kind === 'adjudicate' ? 'adjudicate' : 'ask-more', posterior }
}

/**
 * The same of a vote that was counted already.
 *
 * @param answers how many it was counted from
 */
export function stopsAt(
  vote: { readonly posterior: number | null; readonly isTie: boolean },
  answers: number,
  { sureAt, fewest, most }: Omit<StoppingPolicy, 'temperature'>,
): StoppingDecision['kind'] {
  if (vote.posterior === null) return 'ask-more'
  if (answers >= fewest && !vote.isTie && vote.posterior >= sureAt) return 'sure'
  return answers >= most ? 'adjudicate' : 'ask-more'
}

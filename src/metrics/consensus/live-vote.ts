import type { GoldScore } from '../gold/gold-accuracy.ts'

/** One answer to an item, and how far its giver is trusted. */
export type Vote = { readonly label: string; readonly accuracy: number }

/** What the answers to an item say, weighed by their givers' accuracy. Posteriors are in the order of the classes. */
export type LiveVote =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'winner'
      readonly label: string
      readonly posterior: number
      readonly posteriors: readonly number[]
    }
  | {
      readonly kind: 'tie'
      readonly labels: readonly string[]
      readonly posterior: number
      readonly posteriors: readonly number[]
    }

/** Scores closer than this are a tie: what differs below it is rounding. */
const sameScore = 1e-9

/**
 * The accuracy that a vote is weighed with: `(right + 4) / (answered + 5)` from gold, kept between 1/K + .02 and .98,
 * so that nobody's answer counts against itself and nobody decides alone.
 *
 * @param classes how many labels can be chosen, at least 2
 */
export function voteAccuracy({ right, answered }: GoldScore, classes: number): number {
  if (!(classes >= 2)) throw new RangeError(`a vote needs two classes, not ${classes}`)
  if (!(right >= 0 && right <= answered)) throw new RangeError(`${right} right out of ${answered}`)
  return Math.min(0.98, Math.max(1 / classes + 0.02, (right + 4) / (answered + 5)))
}

/**
 * What one vote adds to the log score of its label, over what it adds to any other:
 * `ln q − ln((1 − q) / (K − 1))`, wrong answers being spread evenly over the other labels.
 */
export function voteWeight(accuracy: number, classes: number): number {
  return Math.log((accuracy * (classes - 1)) / (1 - accuracy))
}

/**
 * The posterior over an item's labels from its few answers: a naive Bayes vote with a uniform class prior,
 * `P(label) ∝ Π q or (1 − q) / (K − 1)` (as in Toloka's dynamic overlap). Costs O(answers + K).
 *
 * @param classes all labels that could be chosen, at least 2
 * @param temperature 1 as it stands; above 1 spreads the posterior, see `fitTemperature`
 * @throws RangeError when a vote's label is no class, or its accuracy is outside (0, 1)
 */
export function liveVote(votes: readonly Vote[], classes: readonly string[], temperature = 1): LiveVote {
  if (votes.length === 0) return { kind: 'none' }
  const scores = voteScores(votes, classes)
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
  const posteriors = softmax(scores, temperature)
  const labels = classes.filter((_, index) => best - (scores[index] ?? 0) < sameScore)
  const posterior = posteriors.reduce((most, chance) => Math.max(most, chance), 0)
  const [label] = labels
  if (label === undefined) throw new RangeError('a vote needs classes')
  return labels.length === 1
    ? { kind: 'winner', label, posterior, posteriors }
    : { kind: 'tie', labels, posterior, posteriors }
}

/** The log score of each class, up to a constant. */
export function voteScores(votes: readonly Vote[], classes: readonly string[]): number[] {
  const scores = classes.map(() => 0)
  for (const { label, accuracy } of votes) {
    const index = classes.indexOf(label)
    if (index < 0) throw new RangeError('a vote is for a label that is not among the classes')
    if (!(accuracy > 0 && accuracy < 1)) throw new RangeError(`accuracy ${accuracy} is outside (0, 1)`)
    scores[index] = (scores[index] ?? 0) + voteWeight(accuracy, classes.length)
  }
  return scores
}

/** `exp(score / temperature)`, scaled to sum to 1. */
export function softmax(scores: readonly number[], temperature: number): number[] {
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
  const parts = scores.map((score) => Math.exp((score - best) / temperature))
  const sum = parts.reduce((total, part) => total + part, 0)
  return parts.map((part) => part / sum)
}

import { type Answer, labelIdsOf } from '../../domain/answer.ts'
import type { Scale } from '../../domain/task-types/task-type.ts'
import type { GoldScore } from '../gold/gold-accuracy.ts'
import { liveVote, voteAccuracy } from './live-vote.ts'
import { type StoppingPolicy, stopsAt } from './stopping-rule.ts'

/** One answer to an item, and how its giver does on gold. */
export type ItemAnswer = { readonly answer: Answer; readonly score: GoldScore }

export type AnswerShape = {
  /** All labels that can be chosen, ascending; with fewer than two there is no vote. */
  readonly labelIds: readonly number[]
  readonly scale: Scale
}

/** What an item's answers say, weighed by their givers' accuracy. */
export type ItemVote = {
  /** The labels that lead, ascending: one, several where they tie, any number where an answer may hold several. */
  readonly labelIds: readonly number[]
  readonly isTie: boolean
  /** The chance that these are right, 0 to 1; of several at once that of the least sure label. Null without answers. */
  readonly posterior: number | null
  /** The chance of each label, in the order of the shape. */
  readonly posteriors: readonly number[]
}

const nothing: ItemVote = { labelIds: [], isTie: false, posterior: null, posteriors: [] }

/** Names the computation, so that a stored vote can be told from one of a later version. */
export const itemVoteMethod = 'live-vote/1'

/**
 * The live vote of one item (see `liveVote`). Where an answer may hold several labels, each label is a vote of its own
 * between yes and no, and the vote is tied where one of them is.
 */
export function itemVote(answers: readonly ItemAnswer[], shape: AnswerShape, temperature: number): ItemVote {
  if (answers.length === 0 || shape.labelIds.length < 2) return nothing
  return shape.scale === 'sets' ? labelByLabel(answers, shape, temperature) : oneOf(answers, shape, temperature)
}

function oneOf(answers: readonly ItemAnswer[], { labelIds }: AnswerShape, temperature: number): ItemVote {
  const classes = labelIds.map(String)
  const votes = answers.map(({ answer, score }) => ({
    label: String(labelIdsOf(answer)[0]),
    accuracy: voteAccuracy(score, classes.length),
  }))
  const vote = liveVote(votes, classes, temperature)
  if (vote.kind === 'none') return nothing
  const leading = vote.kind === 'tie' ? vote.labels : [vote.label]
  const { posterior, posteriors } = vote
  return { labelIds: leading.map(Number), isTie: vote.kind === 'tie', posterior, posteriors }
}

const yesAndNo = ['yes', 'no']

function labelByLabel(answers: readonly ItemAnswer[], { labelIds }: AnswerShape, temperature: number): ItemVote {
  const chosen: number[] = []
  const posteriors: number[] = []
  let isTie = false
  let posterior = 1
  for (const id of labelIds) {
    const votes = answers.map(({ answer, score }) => ({
      label: labelIdsOf(answer).includes(id) ? 'yes' : 'no',
      accuracy: voteAccuracy(score, 2),
    }))
    const vote = liveVote(votes, yesAndNo, temperature)
    if (vote.kind === 'none') continue
    if (vote.kind === 'tie') isTie = true
    else if (vote.label === 'yes') chosen.push(id)
    posteriors.push(vote.posteriors[0] ?? 0)
    posterior = Math.min(posterior, vote.posterior)
  }
  return { labelIds: chosen, isTie, posterior, posteriors }
}

/** When an item has enough answers: at `most` of them, or, with `early`, as soon as it is sure. */
export type ItemPolicy = { readonly most: number; readonly early: Pick<StoppingPolicy, 'sureAt' | 'fewest'> | null }

/** What follows from an item's vote: it is asked further, it is sure, or it needs somebody to settle it, and why. */
export type ItemOutcome = 'open' | 'sure' | 'unsure' | 'tied'

/**
 * Under a fixed number of answers an item needs somebody only where the plain majority ties: who weighs more must not
 * decide alone. Under early stopping the posterior decides.
 */
export function itemOutcome(
  answers: readonly ItemAnswer[],
  vote: ItemVote,
  shape: AnswerShape,
  policy: ItemPolicy,
): ItemOutcome {
  const { most, early } = policy
  if (early === null) return answers.length >= most && majorityTies(answers, shape) ? 'tied' : 'open'
  const decision = stopsAt(vote, answers.length, { ...early, most })
  if (decision === 'adjudicate') return vote.isTie ? 'tied' : 'unsure'
  return decision === 'sure' ? 'sure' : 'open'
}

function majorityTies(answers: readonly ItemAnswer[], { labelIds, scale }: AnswerShape): boolean {
  const given = labelIds.map((id) => answers.filter(({ answer }) => labelIdsOf(answer).includes(id)).length)
  if (scale === 'sets') return given.some((count) => 2 * count === answers.length)
  const most = Math.max(...given)
  return answers.length > 0 && given.filter((count) => count === most).length > 1
}

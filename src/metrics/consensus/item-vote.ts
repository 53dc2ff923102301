import { type Answer, answerKey, labelIdsOf, orderOf, textsOfAnswers } from '../../domain/answer.ts'
import type { Scale } from '../../domain/task-types/task-type.ts'
import { setMajority } from '../agreement/multi-choice.ts'
import type { GoldScore } from '../gold/gold-accuracy.ts'
import { type LiveVote, liveVote, voteAccuracy } from './live-vote.ts'
import { majority } from './majority.ts'
import { orderVote } from './order-vote.ts'
import { kemenyOrders } from './orders.ts'
import { type StoppingPolicy, stopsAt } from './stopping-rule.ts'
import { textConsensus } from './text-consensus.ts'

/** One answer to an item, and how its giver does on gold. */
export type ItemAnswer = { readonly answer: Answer; readonly score: GoldScore }

export type AnswerShape = {
  /** All labels that can be chosen, ascending; with fewer than two there is no vote. */
  readonly labelIds: readonly number[]
  readonly scale: Scale
}

/** What an item's answers say, weighed by their givers' accuracy. */
export type ItemVote = {
  /**
   * The labels that lead, ascending: one, several where they tie, any number where an answer may hold several. Of an order the
   * labels in this order, and none where orders tie. None with
   * `isTie` where no label has most of the answers behind it, and none without where it leads that no label fits.
   */
  readonly labelIds: readonly number[]
  readonly isTie: boolean
  /** The chance that these are right, 0 to 1; of several at once that of the least sure label. Null without answers. */
  readonly posterior: number | null
  /** The chance of each label, in the order of the shape; of an order, to come first. */
  readonly posteriors: readonly number[]
}

const nothing: ItemVote = { labelIds: [], isTie: false, posterior: null, posteriors: [] }

/** Names the computation, so that a stored vote can be told from one of a later version. */
export const itemVoteMethod = 'live-vote/2'

/**
 * The live vote of one item (see `liveVote`). Where an answer may hold several labels, each label is a vote of its own
 * between yes and no, and the vote is tied where one of them is. Where no label wins, that none fits is a vote too: it wins,
 * or nothing does, since people may each have chosen another label.
 */
export function itemVote(answers: readonly ItemAnswer[], shape: AnswerShape, temperature: number): ItemVote {
  if (answers.length === 0 || shape.labelIds.length < 2) return nothing
  if (shape.scale === 'orders') {
    const given = answers.map(({ answer, score }) => ({ order: orderOf(answer), score }))
    return orderVote(given, shape.labelIds, temperature)
  }
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
    const vote = yesOrNo(answers, (chosen) => chosen.includes(id), temperature)
    if (vote.kind === 'none') continue
    if (vote.kind === 'tie') isTie = true
    else if (vote.label === 'yes') chosen.push(id)
    posteriors.push(vote.posteriors[0] ?? 0)
    posterior = Math.min(posterior, vote.posterior)
  }
  if (chosen.length > 0) return { labelIds: chosen, isTie, posterior, posteriors }
  const none = yesOrNo(answers, ({ length }) => length === 0, temperature)
  const isNone = none.kind === 'winner' && none.label === 'yes'
  return { labelIds: [], isTie: isTie || !isNone, posterior, posteriors }
}

function yesOrNo(
  answers: readonly ItemAnswer[],
  isYes: (chosen: readonly number[]) => boolean,
  temperature: number,
): LiveVote {
  const votes = answers.map(({ answer, score }) => ({
    label: isYes(labelIdsOf(answer)) ? 'yes' : 'no',
    accuracy: voteAccuracy(score, 2),
  }))
  return liveVote(votes, yesAndNo, temperature)
}

/** When an item has enough answers: at `most` of them, or, with `early`, as soon as it is sure. */
export type ItemPolicy = { readonly most: number; readonly early: Pick<StoppingPolicy, 'sureAt' | 'fewest'> | null }

/** What follows from an item's vote: it is asked further, it is sure, or it needs somebody to settle it, and why. */
export type ItemOutcome = 'open' | 'sure' | 'unsure' | 'tied' | 'no-majority' | 'far-apart'

/**
 * Under a fixed number of answers an item needs somebody only where the plain majority ties, or there is none: who weighs
 * more must not decide alone. Under early stopping the posterior decides, of which there is none of texts: these need somebody
 * where they are too far apart.
 */
export function itemOutcome(
  answers: readonly ItemAnswer[],
  vote: ItemVote,
  shape: AnswerShape,
  policy: ItemPolicy,
): ItemOutcome {
  const { most, early } = policy
  if (shape.scale === 'texts') return answers.length < most ? 'open' : byDistance(answers)
  if (early === null) return answers.length < most ? 'open' : byMajority(answers, shape)
  const decision = stopsAt(vote, answers.length, { ...early, most })
  if (decision === 'adjudicate') {
    if (!vote.isTie) return 'unsure'
    return shape.scale === 'sets' ? (undecidedSet(answers, shape) ?? 'tied') : 'tied'
  }
  return decision === 'sure' ? 'sure' : 'open'
}

function byMajority(answers: readonly ItemAnswer[], shape: AnswerShape): ItemOutcome {
  if (shape.scale === 'sets') return undecidedSet(answers, shape) ?? 'open'
  if (shape.scale === 'orders')
    return kemenyOrders(answers.map(({ answer }) => orderOf(answer))).length > 1 ? 'tied' : 'open'
  const found = majority(answers.map(({ answer }) => answerKey(answer)))
  return found.kind === 'tie' ? 'tied' : 'open'
}

function byDistance(answers: readonly ItemAnswer[]): ItemOutcome {
  const found = textConsensus(textsOfAnswers(answers.map(({ answer }) => answer)))
  return found === null || found.isDecided ? 'open' : 'far-apart'
}

function undecidedSet(answers: readonly ItemAnswer[], { labelIds }: AnswerShape): 'tied' | 'no-majority' | null {
  const found = setMajority(
    answers.map(({ answer }) => labelIdsOf(answer)),
    labelIds,
  )
  if (found.tied.length > 0) return 'tied'
  return found.isDecided ? null : 'no-majority'
}

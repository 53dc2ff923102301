import type { ScoredGold } from '../../src/metrics/consensus/fit-temperature.ts'
import type { Vote } from '../../src/metrics/consensus/live-vote.ts'
import { liveVote, voteScores } from '../../src/metrics/consensus/live-vote.ts'
import type { StoppingPolicy } from '../../src/metrics/consensus/stopping-rule.ts'
import { enoughAnswers } from '../../src/metrics/consensus/stopping-rule.ts'
import { knownClasses } from '../../src/metrics/ratings/known-classes.ts'
import { raterScores } from '../../src/metrics/ratings/rating-votes.ts'
import type { ReferenceSet } from './reference-set.ts'

/** How far somebody is trusted, from gold answers on other items. */
export type Trust = (right: number, answered: number) => number

export type Replay = {
  readonly answersPerItem: number
  /** Of the labels that the rule settles on; unsure items count by the label that leads, ties by lottery. */
  readonly accuracy: number
  /** The share of items that are still unsure when no answer is left. */
  readonly unsure: number
}

/**
 * Plays recorded answers, in their order of arrival, through the stopping rule.
 *
 * @param gold known labels by item: the basis of trust. An item's own gold never counts towards the trust in its answers.
 * @param judge items to judge; all with a known truth unless told
 */
export function replay(
  set: ReferenceSet,
  policy: StoppingPolicy,
  trust: Trust,
  gold: ReadonlyMap<string, string> = set.truth,
  judge: (item: string) => boolean = () => true,
): Replay {
  const votesOf = itemVotes(set, trust, gold)
  let answers = 0
  let right = 0
  let unsure = 0
  let items = 0
  for (const [item, truth] of set.truth) {
    const votes = votesOf.get(item)
    if (votes === undefined || !judge(item)) continue
    items++
    let asked = 1
    while (asked < votes.length && enoughAnswers(votes.slice(0, asked), set.table.classes, policy).kind === 'ask-more')
      asked++
    answers += asked
    if (enoughAnswers(votes.slice(0, asked), set.table.classes, policy).kind !== 'sure') unsure++
    right += chanceOfRight(votes.slice(0, asked), set.table.classes, truth)
  }
  return { answersPerItem: answers / items, accuracy: right / items, unsure: unsure / items }
}

/** The accuracy of the plain majority of each item's first answers, ties by lottery. */
export function fixedMajority(
  set: ReferenceSet,
  answers: number,
  judge: (item: string) => boolean = () => true,
): number {
  const votesOf = itemVotes(set, () => 0.8, new Map())
  let right = 0
  let items = 0
  for (const [item, truth] of set.truth) {
    const votes = votesOf.get(item)
    if (votes === undefined || !judge(item)) continue
    items++
    right += chanceOfRight(votes.slice(0, answers), set.table.classes, truth)
  }
  return right / items
}

/** Gold items with the scores of their answers, for fitting a temperature. */
export function scoredGolds(
  set: ReferenceSet,
  trust: Trust,
  gold: ReadonlyMap<string, string>,
  most: number,
): ScoredGold[] {
  const votesOf = itemVotes(set, trust, gold)
  return [...gold].flatMap(([item, label]) => {
    const votes = votesOf.get(item)
    const known = set.table.classes.indexOf(label)
    return votes === undefined || known < 0
      ? []
      : [{ scores: voteScores(votes.slice(0, most), set.table.classes), known }]
  })
}

function chanceOfRight(votes: readonly Vote[], classes: readonly string[], truth: string): number {
  const vote = liveVote(votes, classes)
  if (vote.kind === 'winner') return vote.label === truth ? 1 : 0
  return vote.kind === 'tie' && vote.labels.includes(truth) ? 1 / vote.labels.length : 0
}

function itemVotes({ table }: ReferenceSet, trust: Trust, gold: ReadonlyMap<string, string>): Map<string, Vote[]> {
  const known = knownClasses(table, gold)
  const { right, answered } = raterScores(table, known)
  return new Map(
    table.items.map((item, index) => {
      const own = known[index] ?? -1
      const votes: Vote[] = []
      for (let at = table.itemStart[index] ?? 0; at < (table.itemStart[index + 1] ?? 0); at++) {
        const rater = table.raterAt[at] ?? 0
        const label = table.classAt[at] ?? 0
        const counted = own === -1 ? 0 : 1
        const hit = counted === 1 && own === label ? 1 : 0
        const accuracy = trust((right[rater] ?? 0) - hit, (answered[rater] ?? 0) - counted)
        votes.push({ label: table.classes[label] ?? '', accuracy })
      }
      return [item, votes]
    }),
  )
}

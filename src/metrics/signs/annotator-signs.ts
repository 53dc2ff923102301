import type { GoldScore } from '../gold/gold-accuracy.ts'
import { goldKappa } from '../gold/gold-kappa.ts'
import { wilson } from '../numeric/wilson.ts'
import { movingAverage } from './drift.ts'
import { hastyShare } from './response-times.ts'
import type { GoldReplyOf } from './shared-mistakes.ts'

const fewestTimes = 20
const hastyFrom = 0.05
const fewestGold = 10
const fewestMissed = 3
const noBetterThanOneAnswer = 0.05

/** Of somebody's latest answers, how many came far faster than is usual. */
export type HasteFinding = { readonly personId: string; readonly hasty: number; readonly answers: number }

/** Somebody whose answers do not follow the known ones. */
export type UnlikeKnownFinding = { readonly personId: string; readonly gold: GoldScore }

/**
 * People who answer far faster than is usual: of their answers, more than one in twenty is hasty, as the lower end of the
 * share's 95 % interval has it. Evidence to look at, never a reason to hold anybody back.
 *
 * @param timesOf per person how long recent answers took, milliseconds
 */
export function hastyPeople(timesOf: ReadonlyMap<string, readonly number[]>): HasteFinding[] {
  const usual = [...timesOf.values()].flat()
  return [...timesOf].flatMap(([personId, times]) => {
    const found = hastyShare(times, usual)
    if (found.value === null || found.n < fewestTimes) return []
    const { low } = { low: 0, ...wilson(found.hasty, found.n) }
    return low > hastyFrom ? [{ personId, hasty: found.hasty, answers: found.n }] : []
  })
}

/**
 * People whose answers to gold do not follow it, as of whoever does not read, or always gives the same answer: kappa against
 * gold is about 0 after ten golds or more, though three or more of these ask for another label than the one they give most.
 * What they answered elsewhere is no part of it: see `oneLabelPeople`.
 */
export function unlikeKnownPeople(replies: readonly GoldReplyOf[]): UnlikeKnownFinding[] {
  return [...Map.groupBy(replies, ({ personId }) => personId)].flatMap(([personId, own]) => {
    const kappa = goldKappa(own)
    if (own.length < fewestGold || kappa.value === null || kappa.value > noBetterThanOneAnswer) return []
    const byAnswer = [...Map.groupBy(own, ({ answer }) => answer)].sort(
      ([, one], [, other]) => other.length - one.length,
    )
    const most = byAnswer[0]?.[0]
    if (own.filter(({ truth }) => truth !== most).length < fewestMissed) return []
    const right = own.filter(({ truth, answer }) => truth === answer).length
    return [{ personId, gold: { right, answered: own.length } }]
  })
}

/** How somebody's accuracy on gold has moved, for drawing: points at even distances, the newest last, each 0 to 1. */
export type Trend = { readonly personId: string; readonly points: readonly number[]; readonly answered: number }

const mostPoints = 10

/** The trends of people with ten answers to gold or more. */
export function goldTrends(replies: readonly GoldReplyOf[]): Trend[] {
  return [...Map.groupBy(replies, ({ personId }) => personId)].flatMap(([personId, own]) => {
    if (own.length < fewestGold) return []
    const { average } = movingAverage(own.map(({ truth, answer }) => truth === answer))
    const step = (average.length - 1) / (mostPoints - 1)
    const points = Array.from({ length: mostPoints }, (_, at) => average[Math.round(at * step)] ?? 0)
    return [{ personId, points, answered: own.length }]
  })
}

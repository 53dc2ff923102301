import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import { type RatingTable, ratingTable } from '../ratings/rating-table.ts'
import { answerPatterns } from '../signs/answer-patterns.ts'
import { isOneSided } from './agreement.ts'
import { gwetAc1 } from './gwet-ac1.ts'
import { type Interval, itemBootstrap } from './item-bootstrap.ts'
import { alphaOf, classValues, type Level } from './krippendorff-alpha.ts'

/** One answer: the item and the person under any names, the labels by id. */
export type DigestRating = { readonly item: string; readonly rater: string; readonly labelIds: readonly number[] }

/**
 * Krippendorff's alpha with its 95 % interval, over `items` items with two answers or more. Where an answer may hold
 * several labels it is that of the label people agree about least, named by `labelId`.
 */
export type DigestAgreement =
  | {
      readonly alpha: number
      /** null where there are too few items for an interval. */
      readonly interval: { readonly low: number; readonly high: number } | null
      readonly items: number
      readonly labelId: number | null
      /** Whether `items` are a sample of all there are. */
      readonly isSample: boolean
      /**
       * Gwet's AC1 with its interval, where one label holds over 80 % of the answers and alpha is low whatever people do;
       * null where not. Digests of an earlier version have none.
       */
      readonly ac1?: WithInterval | null
    }
  | { readonly alpha: null; readonly why: 'too-few' | 'all-the-same' }

type WithInterval = {
  readonly value: number
  readonly interval: { readonly low: number; readonly high: number } | null
}

export type AgreementSubject = {
  readonly taskType: TaskTypeName
  readonly labelIds: readonly number[]
  readonly ratings: readonly DigestRating[]
  readonly isSample: boolean
}

/** Draws behind the interval: 2,000 items with five answers take about a tenth of a second. */
const draws = 1000
const fewestItems = 5

/** @param seed fixes the draws, a whole number */
export function digestAgreement(subject: AgreementSubject, seed: number): DigestAgreement {
  if (subject.taskType !== 'multi-choice') return measured(subject, subject.ratings.map(single), null, seed)
  const each = subject.labelIds.map((labelId) =>
    measured({ ...subject, taskType: 'choice' }, holding(subject.ratings, labelId), labelId, seed),
  )
  const known = each.filter((one) => one.alpha !== null)
  const least = known.sort((one, other) => one.alpha - other.alpha)[0]
  return least ?? each[0] ?? { alpha: null, why: 'too-few' }
}

type Said = { readonly item: string; readonly rater: string; readonly label: string }

function measured(subject: AgreementSubject, ratings: readonly Said[], labelId: number | null, seed: number) {
  const classes = labelId === null ? subject.labelIds.map(String) : []
  const table = ratingTable(ratings, classes)
  const items = itemsWithTwo(table)
  if (items < fewestItems) return { alpha: null, why: 'too-few' } as const
  const patterns = answerPatterns(table)
  const level: Level = subject.taskType === 'rating' ? 'ordinal' : 'nominal'
  const alpha = alphaOf(patterns, level, classValues(table.classes))
  const { value } = alpha(patterns.weight)
  if (value === null) return { alpha: null, why: 'all-the-same' } as const
  const ac1 = (weight: Float64Array) => gwetAc1(patterns, weight)
  const asked = isOneSided(table) ? [alpha, ac1] : [alpha]
  const [interval, ac1Interval] = itemBootstrap(patterns, asked, {
    seed,
    draws: Math.ceil(draws / labelsOf(subject, labelId)),
  })
  const ac1Value = ac1Interval === undefined ? null : ac1(patterns.weight).value
  return {
    alpha: value,
    interval: endsOf(interval),
    items,
    labelId,
    isSample: subject.isSample,
    ac1: ac1Value === null ? null : { value: ac1Value, interval: endsOf(ac1Interval) },
  }
}

function endsOf(interval: Interval | undefined): { readonly low: number; readonly high: number } | null {
  return interval === undefined || interval.low === null ? null : { low: interval.low, high: interval.high }
}

/** Many labels share the draws, but each gets two hundred at the least. */
function labelsOf({ labelIds }: AgreementSubject, labelId: number | null): number {
  return labelId === null ? 1 : Math.min(5, labelIds.length)
}

function single({ item, rater, labelIds }: DigestRating): Said {
  return { item, rater, label: labelIds.join('+') }
}

function holding(ratings: readonly DigestRating[], labelId: number): Said[] {
  return ratings.map(({ item, rater, labelIds }) => ({ item, rater, label: labelIds.includes(labelId) ? '1' : '0' }))
}

function itemsWithTwo({ itemStart }: RatingTable): number {
  let items = 0
  for (let at = 0; at + 1 < itemStart.length; at++) {
    if ((itemStart[at + 1] ?? 0) - (itemStart[at] ?? 0) >= 2) items++
  }
  return items
}

import type { RatingTable } from '../ratings/rating-table.ts'

/** What Dawid and Skene's model says of a table of ratings. */
export type DawidSkene = {
  /** The chance that item `i` is of class `c`, at `i × classes + c`. */
  readonly posteriors: Float64Array
  /** Per class, the share of items that are of it. */
  readonly classPrior: Float64Array
  /** The chance that rater `r` answers `a` to an item of class `c`, at `(r × classes + a) × classes + c`. */
  readonly answerChance: Float64Array
  /** Rounds until nothing moved any more, or until there were enough. */
  readonly iterations: number
  /** Whether the last round moved no posterior by 1e-6 or more. */
  readonly converged: boolean
  /** Log of the chance of all answers (and gold) under the model, natural logarithm. */
  readonly logLikelihood: number
}

/** Counts that every confusion row, and the class prior, start with: a pinch of trust that keeps small data sane. */
export type Smoothing = { readonly right: number; readonly wrong: number; readonly perClass: number }

/** The maximum a posteriori estimate that the product uses. */
const mapSmoothing: Smoothing = { right: 2, wrong: 1, perClass: 1 }
/** Maximum likelihood, as published in 1979, but for a trace that keeps the logarithm of zero away. */
export const traceSmoothing: Smoothing = { right: 1e-10, wrong: 1e-10, perClass: 1e-10 }

const convergedChange = 1e-6
/** Rounds go on to here while there are rounds left: a change of 1e-6 a round can still be a long way from rest. */
const restChange = 1e-9

/**
 * Dawid and Skene's model by EM from vote fractions (Dawid and Skene 1979, Applied Statistics 28:20-28): each rater has
 * a confusion matrix, each item an unknown class, and both are estimated from the answers alone. With `mapSmoothing` it
 * is the maximum a posteriori estimate. Finds a local optimum: the one that the votes point to.
 *
 * @param goldClass per item, the index of its known class, or −1; known classes are held fast
 * @param mostRounds 500 unless told
 */
export function dawidSkene(
  table: RatingTable,
  goldClass: Int32Array | null = null,
  { smoothing = mapSmoothing, mostRounds = 500 }: { smoothing?: Smoothing; mostRounds?: number } = {},
): DawidSkene {
  const width = table.classes.length
  const model = {
    logPrior: new Float64Array(width),
    logChance: new Float64Array(table.raters.length * width * width),
  }
  const posteriors = voteFractions(table, goldClass)
  const counts = new Float64Array(model.logChance.length)
  const classCounts = new Float64Array(width)
  tally(table, posteriors, counts, classCounts)
  let iterations = 0
  let change = Number.POSITIVE_INFINITY
  let logLikelihood = Number.NEGATIVE_INFINITY
  while (iterations < mostRounds && change >= restChange) {
    estimate(model, counts, classCounts, smoothing)
    const round = judgeAndTally(table, model, goldClass, posteriors, counts, classCounts)
    change = round.change
    logLikelihood = round.logLikelihood
    iterations++
  }
  return {
    posteriors,
    classPrior: model.logPrior.map(Math.exp),
    answerChance: model.logChance.map(Math.exp),
    iterations,
    converged: change < convergedChange,
    logLikelihood,
  }
}

type Model = { readonly logPrior: Float64Array; readonly logChance: Float64Array }

function voteFractions({ itemStart, classAt, items, classes }: RatingTable, gold: Int32Array | null): Float64Array {
  const width = classes.length
  const fractions = new Float64Array(items.length * width)
  for (let item = 0; item < items.length; item++) {
    const from = itemStart[item] ?? 0
    const to = itemStart[item + 1] ?? 0
    const known = gold?.[item] ?? -1
    if (known >= 0) fractions[item * width + known] = 1
    else for (let at = from; at < to; at++) add(fractions, item * width + (classAt[at] ?? 0), 1 / (to - from))
  }
  return fractions
}

/** Expected counts from the posteriors as they stand. */
function tally(table: RatingTable, posteriors: Float64Array, counts: Float64Array, classCounts: Float64Array): void {
  const { itemStart, raterAt, classAt } = table
  const width = table.classes.length
  for (let item = 0; item < table.items.length; item++) {
    const row = item * width
    for (let c = 0; c < width; c++) add(classCounts, c, posteriors[row + c] ?? 0)
    for (let at = itemStart[item] ?? 0; at < (itemStart[item + 1] ?? 0); at++) {
      const cell = ((raterAt[at] ?? 0) * width + (classAt[at] ?? 0)) * width
      for (let c = 0; c < width; c++) add(counts, cell + c, posteriors[row + c] ?? 0)
    }
  }
}

/** The M step: chances from expected counts, which it empties for the next round. */
function estimate(model: Model, counts: Float64Array, classCounts: Float64Array, smoothing: Smoothing): void {
  const { logPrior, logChance } = model
  const width = logPrior.length
  const items = classCounts.reduce((sum, count) => sum + count + smoothing.perClass, 0)
  for (let c = 0; c < width; c++) {
    logPrior[c] = Math.log(((classCounts[c] ?? 0) + smoothing.perClass) / items)
  }
  for (let block = 0; block < counts.length; block += width * width) {
    for (let c = 0; c < width; c++) {
      let sum = smoothing.right + (width - 1) * smoothing.wrong
      for (let a = 0; a < width; a++) sum += counts[block + a * width + c] ?? 0
      for (let a = 0; a < width; a++) {
        const count = (counts[block + a * width + c] ?? 0) + (a === c ? smoothing.right : smoothing.wrong)
        logChance[block + a * width + c] = Math.log(count / sum)
      }
    }
  }
  counts.fill(0)
  classCounts.fill(0)
}

/** The E step, and in the same pass over the ratings the expected counts for the next M step. */
function judgeAndTally(
  { itemStart, raterAt, classAt, items, classes }: RatingTable,
  { logPrior, logChance }: Model,
  gold: Int32Array | null,
  posteriors: Float64Array,
  counts: Float64Array,
  classCounts: Float64Array,
): { change: number; logLikelihood: number } {
  const width = classes.length
  const scores = new Float64Array(width)
  let change = 0
  let logLikelihood = 0
  for (let item = 0; item < items.length; item++) {
    const from = itemStart[item] ?? 0
    const to = itemStart[item + 1] ?? 0
    const row = item * width
    scores.set(logPrior)
    for (let at = from; at < to; at++) {
      const cell = ((raterAt[at] ?? 0) * width + (classAt[at] ?? 0)) * width
      for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + (logChance[cell + c] ?? 0)
    }
    const known = gold?.[item] ?? -1
    if (known >= 0) logLikelihood += scores[known] ?? 0
    else {
      logLikelihood += normalise(scores)
      for (let c = 0; c < width; c++) {
        const moved = Math.abs((scores[c] ?? 0) - (posteriors[row + c] ?? 0))
        if (moved > change) change = moved
        posteriors[row + c] = scores[c] ?? 0
      }
    }
    for (let c = 0; c < width; c++) classCounts[c] = (classCounts[c] ?? 0) + (posteriors[row + c] ?? 0)
    for (let at = from; at < to; at++) {
      const cell = ((raterAt[at] ?? 0) * width + (classAt[at] ?? 0)) * width
      for (let c = 0; c < width; c++) counts[cell + c] = (counts[cell + c] ?? 0) + (posteriors[row + c] ?? 0)
    }
  }
  return { change, logLikelihood }
}

/** Turns log scores into chances that sum to 1, in place; returns the log of their sum. */
function normalise(scores: Float64Array): number {
  let best = Number.NEGATIVE_INFINITY
  for (let c = 0; c < scores.length; c++) best = Math.max(best, scores[c] ?? 0)
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    const part = Math.exp((scores[c] ?? 0) - best)
    scores[c] = part
    sum += part
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum
  return best + Math.log(sum)
}

function add(sums: Float64Array, index: number, amount: number): void {
  sums[index] = (sums[index] ?? 0) + amount
}

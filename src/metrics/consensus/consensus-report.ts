import type { AnyDoubt } from '../../domain/figures/model-doubt.ts'
import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import type { WhyUndefined } from '../numeric/why-undefined.ts'
import { unknownClass } from '../ratings/known-classes.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { ratingLiveVote, ratingMajority } from '../ratings/rating-votes.ts'
import type { TopClasses } from '../ratings/top-classes.ts'
import { expectedAccuracy, tiedItems, topOf } from '../ratings/top-classes.ts'
import { doubtsAbout } from './consensus-doubts.ts'
import type { DawidSkene } from './dawid-skene.ts'
import { dawidSkene } from './dawid-skene.ts'
import { multiclassBrier } from './multiclass-brier.ts'

/** Wherever a value is `null`, `reason` beside it says why. */
type Accuracy = { readonly accuracy: number | null; readonly reason?: WhyUndefined | AnyDoubt }

export type ConsensusReport = {
  /** Items that accuracies are taken over: their truth is given, and they are not gold. */
  readonly judged: number
  readonly majority: Accuracy & { readonly tied: number }
  readonly live: Accuracy
  readonly dawidSkene: Accuracy & {
    readonly iterations: number | null
    readonly converged: boolean | null
    readonly logLikelihood: number | null
    readonly brier: number | null
    /** Whether the product would use the live vote instead. */
    readonly fellBack: boolean
    readonly fallbackReasons: readonly AnyDoubt[]
  }
}

/** The labels behind the report, per item. */
export type ConsensusLabels = {
  readonly majority: TopClasses
  readonly live: TopClasses
  readonly dawidSkene: { readonly top: TopClasses; readonly posteriors: Float64Array } | null
}

/** Above this many numbers the model would not fit in an ordinary machine's memory: 1.6 GB. */
const mostCells = 2e8

/**
 * Consensus by every method, and how right each is.
 *
 * @param truth per item its class for judging, as from `knownClasses`
 * @param gold per item its class as known to the methods; `null` where no gold was given
 */
export function consensusReport(
  table: RatingTable,
  truth: Int32Array,
  gold: Int32Array | null,
): { report: ConsensusReport; labels: ConsensusLabels } {
  const width = table.classes.length
  const known = gold ?? new Int32Array(table.items.length).fill(unknownClass)
  const judgedBy = truth.map((label, item) => (known[item] === unknownClass ? label : unknownClass))
  const fits = table.items.length * width + table.raters.length * width * width <= mostCells
  const model = fits ? dawidSkene(table, known) : null
  const majority = ratingMajority(table)
  const live = ratingLiveVote(table, known)
  const top = model === null ? null : topOf(model.posteriors, width)
  const report: ConsensusReport = {
    judged: judgedBy.reduce((sum, label) => sum + (label === unknownClass ? 0 : 1), 0),
    majority: { tied: tiedItems(majority), ...accuracyOf(expectedAccuracy(majority, judgedBy)) },
    live: accuracyOf(gold === null ? undefinedBecause({ kind: 'no-gold-given' }) : expectedAccuracy(live, judgedBy)),
    dawidSkene: modelReport(table, model, top, judgedBy, known),
  }
  const labels = { majority, live, dawidSkene: model && top ? { top, posteriors: model.posteriors } : null }
  return { report, labels }
}

function modelReport(
  table: RatingTable,
  model: DawidSkene | null,
  top: TopClasses | null,
  judgedBy: Int32Array,
  known: Int32Array,
): ConsensusReport['dawidSkene'] {
  if (model === null || top === null) {
    const reason = { kind: 'too-large-for-memory' } as const
    const nothing = { iterations: null, converged: null, logLikelihood: null, accuracy: null, brier: null }
    return { ...nothing, fellBack: true, fallbackReasons: [reason], reason }
  }
  const fallbackReasons = doubtsAbout(table, model, known)
  return {
    iterations: model.iterations,
    converged: model.converged,
    logLikelihood: model.logLikelihood,
    ...accuracyOf(expectedAccuracy(top, judgedBy)),
    brier: multiclassBrier(model.posteriors, judgedBy).value,
    fellBack: fallbackReasons.length > 0,
    fallbackReasons,
  }
}

function accuracyOf(measured: Measured): Accuracy {
  return measured.value === null ? { accuracy: null, reason: measured.reason } : { accuracy: measured.value }
}

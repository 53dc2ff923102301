import { type AgreementSubject, type DigestAgreement, digestAgreement } from '../agreement/digest-agreement.ts'
import { classBalancedAccuracy } from '../gold/class-balanced-accuracy.ts'
import { type GoldReplyOf, type SharedMistake, sharedMistakes } from '../signs/shared-mistakes.ts'

/** What a digest measures of the answers up to the end of its week, beside what is counted. */
export type WeekMeasures = {
  readonly agreement: DigestAgreement
  /** Accuracy on gold with every label counting alike; nobody with fewer than ten gold answers. */
  readonly balanced: readonly BalancedScore[]
  /** Labels that people agree about and get wrong, by the labels' keys: ids between hyphens. */
  readonly mistakes: readonly Pick<SharedMistake, 'truth' | 'instead'>[]
}

export type BalancedScore = {
  readonly personId: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Below this many gold answers people are not compared. */
const fewestToRank = 10

/** @param seed fixes the draws behind intervals, a whole number */
export function weekMeasures(subject: AgreementSubject, gold: readonly GoldReplyOf[], seed: number): WeekMeasures {
  const agreement = digestAgreement(subject, seed)
  const { interval } = agreement.alpha === null ? { interval: null } : (agreement.ac1 ?? agreement)
  return {
    agreement,
    balanced: [...Map.groupBy(gold, ({ personId }) => personId)].flatMap(([personId, own]) => {
      const { value, low, high } = { low: 0, high: 1, ...classBalancedAccuracy(own) }
      return value === null || own.length < fewestToRank ? [] : [{ personId, value, low, high }]
    }),
    mistakes: sharedMistakes(interval?.low ?? null, gold).map(({ truth, instead }) => ({ truth, instead })),
  }
}

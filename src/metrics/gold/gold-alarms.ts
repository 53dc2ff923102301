import type { GoldScore } from './gold-accuracy.ts'
import { chanceAccuracyBelow } from './gold-accuracy.ts'

const warnBelow = 0.7
const warnChance = 0.95
const warnFewest = 5

/**
 * Whether the lead should hear about a person: their accuracy is below .70 with a chance of 95 % or more, on five gold
 * answers or more. A warning is for a person to read; it holds nobody back.
 */
export function shouldWarn(score: GoldScore): boolean {
  return score.answered >= warnFewest && chanceAccuracyBelow(warnBelow, score) >= warnChance
}

/** Accuracy that is good enough, accuracy that is not, and the evidence wanted before anybody is held back. */
export type HoldBackTest = { readonly good: number; readonly bad: number; readonly evidence: number }

const usualHoldBackTest: HoldBackTest = { good: 0.75, bad: 0.55, evidence: 100 }

export type HoldBackVerdict = {
  /** How many times likelier the answers are from a person of bad accuracy than from one of good accuracy. */
  readonly evidence: number
  readonly holdBack: boolean
}

/**
 * The sequential test behind holding somebody back, to be asked after every gold answer: the likelihood ratio of bad over good
 * accuracy, held back at 100 to 1 (Wald 1945, Annals of Mathematical Statistics 16:117-186; without a lower boundary the
 * ratio is an e-process, so that by Ville's inequality somebody at the good accuracy or above is ever held back with a
 * chance of 1 in 100 at most, however often one looks).
 *
 * @param outcomes gold answers in order, `true` where right; those before a lead's pardon are left out by the caller
 */
export function holdBackVerdict(outcomes: readonly boolean[], test: HoldBackTest = usualHoldBackTest): HoldBackVerdict {
  let log = 0
  let holdBack = false
  for (const right of outcomes) {
    log += right ? Math.log(test.bad / test.good) : Math.log((1 - test.bad) / (1 - test.good))
    holdBack ||= log >= Math.log(test.evidence)
  }
  return { evidence: Math.exp(log), holdBack }
}

import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import { chanceAccuracyBelow } from '../../src/metrics/gold/gold-accuracy.ts'
import { holdBackVerdict, shouldWarn } from '../../src/metrics/gold/gold-alarms.ts'
import { seededUniform } from '../../src/metrics/numeric/seeded-uniform.ts'
import { wilson } from '../../src/metrics/numeric/wilson.ts'
import { cusum, movingAverage } from '../../src/metrics/signs/drift.ts'
import type { Check } from './check.ts'
import { close } from './check.ts'
import { numberAt, readJson, referenceSet } from './reference-set.ts'
import { replay } from './replay-stopping.ts'

/** Intervals, charts, pausing and stopping rules against values computed elsewhere. */
export function anchorChecks(folder: string): Check[] {
  return [
    ...intervalChecks(readJson(folder, 'anchors', 'intervals.json')),
    ...quantileChecks(readJson(folder, 'anchors', 'beta_quantile_typical.json')),
    ...driftChecks(readJson(folder, 'anchors', 'drift.json')),
    ...holdBackChecks(readJson(folder, 'anchors', 'pause_rules_simulated.json')),
    ...stoppingChecks(folder),
  ]
}

function listAt(json: unknown, key: string): readonly unknown[] {
  const found: unknown = Reflect.get(Object(json), key)
  return Array.isArray(found) ? found : []
}

/** Of many alike checks, the one under most strain. */
function worst(checks: readonly Check[], what: string): Check[] {
  const [first] = [...checks].sort((a, b) => b.strain - a.strain)
  return first ? [{ ...first, what: `${what}, worst of ${checks.length}` }] : []
}

function intervalChecks(json: unknown): Check[] {
  const rows = listAt(json, 'rows')
  const ends = rows.flatMap((row) => {
    const share = wilson(numberAt(row, 'k') ?? 0, numberAt(row, 'n') ?? 0)
    const [low, high] = share.value === null ? [null, null] : [share.low, share.high]
    return [
      close('anchors', 'Wilson', low, numberAt(row, 'wilson95', 0), 1e-8),
      close('anchors', 'Wilson', high, numberAt(row, 'wilson95', 1), 1e-8),
    ]
  })
  const chances = rows.map((row) => {
    const score = { right: numberAt(row, 'k') ?? 0, answered: numberAt(row, 'n') ?? 0 }
    return close('anchors', 'P', chanceAccuracyBelow(0.7, score), numberAt(row, 'p_acc_below_0_7_beta41'), 1e-8)
  })
  return [...worst(ends, 'Wilson ends'), ...worst(chances, 'P(accuracy < .70)')]
}

function quantileChecks(json: unknown): Check[] {
  const rows: readonly unknown[] = Array.isArray(json) ? json : []
  const checks = rows.map((row) => {
    const [a, b, p] = [0, 1, 2].map((place) => numberAt(row, place) ?? Number.NaN)
    return close('anchors', 'beta', betaQuantile(p ?? 0, a ?? 0, b ?? 0), numberAt(row, 3), 1e-8)
  })
  return worst(checks, 'beta quantiles')
}

function driftChecks(json: unknown): Check[] {
  const worked: unknown = Reflect.get(Object(json), 'worked')
  const outcomes = listAt(worked, 'outcomes').map((right) => right === 1)
  const { sums } = cusum(outcomes)
  const { average, floor } = movingAverage(outcomes)
  const against = (measured: readonly number[], key: string) =>
    measured.map((value, index) => close('anchors', key, value, numberAt(worked, key, index), 1e-8))
  return [
    ...worst(against(sums, 'cusum'), 'CUSUM'),
    ...worst(against(average, 'ewma'), 'EWMA'),
    ...worst(against(floor, 'ewma_lower_3sigma'), 'EWMA floor'),
  ]
}

const people = 4000

/** Chances of being held back, or warned about, within 100 golds: simulated here, so with the noise of both simulations. */
function holdBackChecks(json: unknown): Check[] {
  return listAt(json, 'rows').flatMap((row) => {
    const rule = Reflect.get(Object(row), 'rule')
    const accuracy = numberAt(row, 'true_accuracy')
    const expected = numberAt(row, 'P_paused_within_100')
    const alarm = alarms[String(rule)]
    if (alarm === undefined || accuracy === null || expected === null) return []
    const uniform = seededUniform(Math.round(1000 * accuracy))
    let alarmed = 0
    for (let person = 0; person < people; person++) {
      if (alarm(Array.from({ length: 100 }, () => uniform() < accuracy))) alarmed++
    }
    const noise = 3.5 * Math.sqrt((expected * (1 - expected) + 1 / people) * (1 / people + 1 / 40_000))
    return [close('anchors', `${rule}, at ${accuracy}`, alarmed / people, expected, noise)]
  })
}

const alarms: { readonly [rule: string]: (outcomes: readonly boolean[]) => boolean } = {
  'e-process p0=.75 p1=.55 pause at 1/0.01': (outcomes) => holdBackVerdict(outcomes).holdBack,
  'Beta(4,1) posterior P(acc<0.70) >= 0.95, n>=5': (outcomes) => {
    let right = 0
    return outcomes.some((hit, index) => {
      if (hit) right++
      return shouldWarn({ right, answered: index + 1 })
    })
  },
}

/** The stopping rule on real answers, everybody's accuracy known from all other items, no upper limit. */
function stoppingChecks(folder: string): Check[] {
  const json = readJson(folder, 'anchors', 'adaptive_stopping.json')
  const sets: readonly unknown[] = Array.isArray(json) ? json : []
  return sets.flatMap((expected) => {
    const name = String(Reflect.get(Object(expected), 'dataset'))
    const set = referenceSet(folder, name)
    return listAt(expected, 'adaptive').flatMap((row) => {
      const sureAt = numberAt(row, 'tau') ?? 0
      const policy = { sureAt, fewest: 2, most: Number.POSITIVE_INFINITY, temperature: 1 }
      const found = replay(set, policy, (right, answered) => (right + 1) / (answered + 2))
      return [
        close(
          name,
          `stopping at ${sureAt}, answers per item`,
          found.answersPerItem,
          numberAt(row, 'mean_labels_per_item'),
          1e-8,
        ),
        close(name, `stopping at ${sureAt}, accuracy`, found.accuracy, numberAt(row, 'accuracy'), 0.005),
      ]
    })
  })
}

import { join } from 'node:path'
import { agreement } from '../../src/metrics/agreement/agreement.ts'
import { fleissKappa } from '../../src/metrics/agreement/fleiss-kappa.ts'
import { gwetAc1, gwetAc1StandardError } from '../../src/metrics/agreement/gwet-ac1.ts'
import type { Level } from '../../src/metrics/agreement/krippendorff-alpha.ts'
import { classValues, krippendorffAlpha } from '../../src/metrics/agreement/krippendorff-alpha.ts'
import { percentAgreement } from '../../src/metrics/agreement/percent-agreement.ts'
import { dawidSkene, traceSmoothing } from '../../src/metrics/consensus/dawid-skene.ts'
import { multiclassBrier } from '../../src/metrics/consensus/multiclass-brier.ts'
import { foreignClass, knownClasses, unknownClass } from '../../src/metrics/ratings/known-classes.ts'
import { ratingMajority } from '../../src/metrics/ratings/rating-votes.ts'
import { expectedAccuracy, soleLeader, tiedItems, topOf } from '../../src/metrics/ratings/top-classes.ts'
import { answerPatterns } from '../../src/metrics/signs/answer-patterns.ts'
import { annotatorChecks } from './annotator-checks.ts'
import type { Check } from './check.ts'
import { atLeast, close } from './check.ts'
import type { ReferenceSet } from './reference-set.ts'
import { csvRows, everyTenthAsGold, numberAt, readJson, referenceSet } from './reference-set.ts'

/** Real answers: agreement, majority and Dawid–Skene against the reference libraries. */
export function realSetChecks(folder: string, name: string): Check[] {
  const set = referenceSet(folder, name)
  const expected = readJson(folder, name, 'expected.json')
  return [
    ...agreementChecks(set, expected),
    ...majorityChecks(set, expected),
    ...annotatorChecks(folder, set),
    ...modelChecks(folder, set, expected, 'ds_map'),
    ...modelChecks(folder, set, expected, 'ds_converged'),
    ...goldChecks(set, expected),
  ]
}

function agreementChecks({ name, table }: ReferenceSet, expected: unknown): Check[] {
  const found = agreement(table, { level: 'nominal', seed: 1 })
  const of = (...path: string[]) => numberAt(expected, 'agreement', ...path)
  const patterns = answerPatterns(table)
  const level = (at: Level) => krippendorffAlpha(patterns, at, classValues(table.classes)).value
  const standardError = of('bootstrap_items', 'alpha_se') ?? 0
  const noise = 3 * 2.7 * standardError * Math.sqrt(1 / 2000 + 1 / 1000)
  return [
    close(name, 'alpha', found.alpha.value, of('krippendorff_alpha_nominal'), 1e-8),
    close(name, 'alpha, ordinal', level('ordinal'), of('krippendorff_alpha_ordinal'), 1e-8),
    close(name, 'alpha, interval', level('interval'), of('krippendorff_alpha_interval'), 1e-8),
    close(name, 'AC1', found.ac1.value, of('gwet_ac1'), 1e-8),
    close(name, 'AC1, standard error', gwetAc1StandardError(patterns).value, of('irrCAC_gwet', 'se'), 6e-6),
    close(name, "Fleiss' kappa", found.fleissKappa.value, of('fleiss_generalised'), 1e-8),
    close(name, 'percent agreement', found.percentAgreement.value, of('percent_agreement'), 1e-8),
    close(name, "Cohen's kappa, mean", found.cohenKappa.mean.value, of('pairwise_cohen', 'mean_unweighted'), 1e-8),
    close(name, "Cohen's kappa, median", found.cohenKappa.median.value, of('pairwise_cohen', 'median'), 1e-8),
    close(name, "Cohen's kappa, pairs", found.cohenKappa.pairs, of('pairwise_cohen', 'pairs_used'), 0),
    close(name, "Cohen's kappa, small pairs", found.cohenKappa.smallPairs, of('pairwise_cohen', 'pairs_below_min'), 0),
    close(
      name,
      'alpha, low end',
      found.alphaInterval.low,
      numberAt(expected, 'agreement', 'bootstrap_items', 'alpha_nominal_pct95', 0),
      noise,
    ),
    close(
      name,
      'alpha, high end',
      found.alphaInterval.high,
      numberAt(expected, 'agreement', 'bootstrap_items', 'alpha_nominal_pct95', 1),
      noise,
    ),
  ].flatMap((check) => (check.expected === null ? [] : [check]))
}

function majorityChecks({ name, table, truth }: ReferenceSet, expected: unknown): Check[] {
  const majority = ratingMajority(table)
  const accuracy = expectedAccuracy(majority, knownClasses(table, truth)).value
  return [
    close(name, 'majority, ties', tiedItems(majority), numberAt(expected, 'consensus', 'mv', 'items_tied'), 0),
    close(
      name,
      'majority, accuracy',
      accuracy,
      numberAt(expected, 'consensus', 'mv', 'accuracy_expected_random_ties'),
      1e-8,
    ),
  ]
}

/** The maximum a posteriori estimate of the product, and the maximum likelihood one that libraries compute. */
function modelChecks(folder: string, set: ReferenceSet, expected: unknown, method: 'ds_map' | 'ds_converged'): Check[] {
  const { name, table, truth } = set
  const width = table.classes.length
  const options = method === 'ds_map' ? {} : { smoothing: traceSmoothing, mostRounds: 5000 }
  const model = dawidSkene(table, null, options)
  const top = topOf(model.posteriors, width)
  const known = knownClasses(table, truth)
  const rows = new Map(csvRows(join(folder, name, 'consensus_expected.csv')).map((row) => [row.item, row]))
  let same = 0
  let furthest = 0
  for (const [item, id] of table.items.entries()) {
    const row = rows.get(id)
    if (row?.[method] === table.classes[soleLeader(top, item)]) same++
    if (method === 'ds_map') continue
    const highest = model.posteriors.subarray(item * width, (item + 1) * width).reduce((a, b) => Math.max(a, b), 0)
    furthest = Math.max(furthest, Math.abs(highest - Number(row?.ds_converged_pmax)))
  }
  const of = (key: string) => numberAt(expected, 'consensus', method, key)
  const accuracy = close(name, `${method}, accuracy`, expectedAccuracy(top, known).value, of('accuracy'), 0.005)
  const converged = Reflect.get(
    Object(Reflect.get(Object(Reflect.get(Object(expected), 'consensus')), method)),
    'converged',
  )
  if (converged !== true) return [accuracy]
  const labels = atLeast(name, `${method}, labels equal`, same / table.items.length, 0.995)
  const brier = close(
    name,
    `${method}, Brier`,
    multiclassBrier(model.posteriors, known).value,
    of('brier_multiclass_sum'),
    1e-6,
  )
  if (method === 'ds_map') return [accuracy, labels, brier]
  const rest = [
    labels,
    brier,
    close(name, `${method}, top posterior`, furthest, 0, 1e-6),
    close(name, `${method}, log-likelihood`, model.logLikelihood, of('observed_loglik'), 1e-6),
  ]
  return [accuracy, ...rest].map((check) => ({ ...check, judged: hasMaximum(set) }))
}

/**
 * Whether the maximum likelihood estimate can be told: with a handful of answers per annotator most of their chances
 * are 0, and which local optimum EM ends in depends on how a library writes the logarithm of 0.
 */
function hasMaximum({ table }: ReferenceSet): boolean {
  return table.raterAt.length / table.raters.length >= 10
}

function goldChecks(set: ReferenceSet, expected: unknown): Check[] {
  const { name, table, truth } = set
  const gold = knownClasses(table, everyTenthAsGold(set))
  const judgedBy = knownClasses(table, truth).map((label, item) => (gold[item] === unknownClass ? label : unknownClass))
  const usable = gold.map((label) => (label === foreignClass ? unknownClass : label))
  const accuracy = expectedAccuracy(topOf(dawidSkene(table, usable).posteriors, table.classes.length), judgedBy).value
  const judged = judgedBy.filter((label) => label !== unknownClass).length
  const correct = numberAt(expected, 'gold_clamping', 'clamped_ds_map_correct')
  return correct === null || accuracy === null
    ? []
    : [close(name, 'ds_map with 10 % gold, right answers', accuracy * judged, correct, 0.005 * judged)]
}

/** Small published examples: what the reference libraries compute from them. */
export function publishedSetChecks(folder: string): Check[] {
  const checks = (name: string, wanted: readonly [what: string, measured: number | null, path: readonly string[]][]) =>
    wanted.map(([what, measured, path]) => {
      const expected = numberAt(readJson(folder, name, 'expected.json'), 'computed', ...path)
      return close(name, what, measured, expected, what.includes('irrCAC') ? 1e-9 : 1e-8)
    })
  const alpha = (name: string, level: Level) => {
    const { table } = referenceSet(folder, name)
    return krippendorffAlpha(answerPatterns(table), level, classValues(table.classes)).value
  }
  const patterns = (name: string) => answerPatterns(referenceSet(folder, name).table)
  const levels: readonly Level[] = ['nominal', 'ordinal', 'interval']
  const raw = patterns('krippendorff_2011_c')
  return [
    ...['krippendorff_2011_c', 'krippendorff_wikipedia'].flatMap((name) =>
      checks(
        name,
        levels.map((level) => [`alpha, ${level}`, alpha(name, level), ['alpha', level]]),
      ),
    ),
    ...checks('krippendorff_2011_c', [
      ['AC1 (irrCAC)', gwetAc1(raw).value, ['irrCAC_py', 'gwet', 'coefficient_value']],
      ['AC1, standard error (irrCAC)', gwetAc1StandardError(raw).value, ['irrCAC_py', 'gwet', 'se']],
      ["Fleiss' kappa (irrCAC)", fleissKappa(raw).value, ['irrCAC_py', 'fleiss', 'coefficient_value']],
    ]),
    ...checks('fleiss_1971', [
      ["Fleiss' kappa", fleissKappa(patterns('fleiss_1971')).value, ['fleiss_statsmodels']],
      ['alpha', alpha('fleiss_1971', 'nominal'), ['alpha_nominal']],
      ['AC1 (irrCAC)', gwetAc1(patterns('fleiss_1971')).value, ['irrCAC_py', 'gwet', 'coefficient_value']],
    ]),
    ...checks('fleiss_wikipedia', [
      ["Fleiss' kappa", fleissKappa(patterns('fleiss_wikipedia')).value, ['fleiss_statsmodels']],
      ['alpha', alpha('fleiss_wikipedia', 'nominal'), ['alpha_nominal']],
    ]),
    ...['gwet_abstractors', 'cohen_1960_1968'].flatMap((name) =>
      checks(name, [
        [
          "Cohen's kappa",
          agreement(referenceSet(folder, name).table, { level: 'nominal', seed: 1, draws: 50 }).cohenKappa.mean.value,
          ['cohen_sklearn'],
        ],
        ['AC1', gwetAc1(patterns(name)).value, ['gwet_ac1']],
        ['alpha', alpha(name, 'nominal'), ['alpha_nominal']],
        ['percent agreement', percentAgreement(patterns(name)).value, ['percent_agreement']],
      ]),
    ),
  ]
}

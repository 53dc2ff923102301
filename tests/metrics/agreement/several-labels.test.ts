import fc from 'fast-check'
import { expect, it } from 'vitest'
import { setMajority } from '../../../src/metrics/agreement/multi-choice.ts'
import { consensusOfSetsReport } from '../../../src/metrics/consensus/consensus-of-sets.ts'
import { agreementFigures } from '../../../src/metrics/figures/agreement-figures.ts'
import { ratingTable } from '../../../src/metrics/ratings/rating-table.ts'
import { labelAgreements, leastAgreed } from '../../../src/offline/several-labels.ts'

const labels = ['a', 'b', 'c']
const ids = [1, 2, 3]

/** Per item the label sets that its raters gave. */
const answers = fc.array(fc.array(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }), { maxLength: 4 }), {
  minLength: 1,
  maxLength: 12,
})

it('score and campaigns measure several labels at once alike', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const ratings = given.flatMap((sets, item) =>
        sets.map((set, rater) => ({ item: `i${item}`, rater: `r${rater}`, label: [...set].sort().join('-') })),
      )
      fc.pre(ratings.length > 0)
      const table = ratingTable(ratings)
      const scored = leastAgreed(labelAgreements(table, labels, 1))
      const agreement = agreementFigures({ table, level: 'nominal', labelIds: ids, isSample: false }, 1)
      const isTold = agreement.alpha !== null || agreement.why === 'all-the-same'
      expect(isTold).toBe(scored.agreement.alpha.n >= 5)
      if (isTold) expect(scored.agreement.alpha.value).toBe(agreement.alpha)
      if (agreement.alpha !== null) expect(labels[(agreement.labelId ?? 0) - 1]).toBe(scored.label)
      const unknown = table.items.map(() => null)
      const { report, labels: found } = consensusOfSetsReport(table, ids, String, unknown, null)
      const majorities = table.items.map((item) => setMajority(given[Number(item.slice(1))] ?? [], ids))
      expect(table.items.map((_, item) => found.majority(item))).toEqual(
        majorities.map(({ labels: most, isDecided }) => (most.length > 0 || isDecided ? [...most] : null)),
      )
      expect(report.majority.tied).toBe(majorities.filter(({ tied }) => tied.length > 0).length)
    }),
    { numRuns: 50 },
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { doubtsAbout } from '../../../src/metrics/consensus/consensus-doubts.ts'
import { dawidSkene, traceSmoothing } from '../../../src/metrics/consensus/dawid-skene.ts'
import { fitTemperature } from '../../../src/metrics/consensus/fit-temperature.ts'
import { itemOutcome, itemVote } from '../../../src/metrics/consensus/item-vote.ts'
import type { Vote } from '../../../src/metrics/consensus/live-vote.ts'
import { liveVote, voteAccuracy, voteScores } from '../../../src/metrics/consensus/live-vote.ts'
import { overnightConsensus } from '../../../src/metrics/consensus/overnight-consensus.ts'
import { enoughAnswers } from '../../../src/metrics/consensus/stopping-rule.ts'
import { seededUniform } from '../../../src/metrics/numeric/seeded-uniform.ts'
import { knownClasses } from '../../../src/metrics/ratings/known-classes.ts'
import type { Rating } from '../../../src/metrics/ratings/rating-table.ts'
import { ratingTable } from '../../../src/metrics/ratings/rating-table.ts'
import { ratingLiveVote, ratingMajority } from '../../../src/metrics/ratings/rating-votes.ts'
import { expectedAccuracy, soleLeader, tiedItems } from '../../../src/metrics/ratings/top-classes.ts'
import { numberOf } from '../numeric/measured-value.ts'
import { dawidSkene1979 } from '../published-examples.ts'

const classes = ['OK', 'BAD', 'NOT SURE']

describe('the live vote', () => {
  it('says nothing of an item without labels to choose from, and never holds it up', () => {
    const answers = [1, 2].map(() => ({ answer: labelsAnswer([]), score: { right: 1, answered: 1 } }))
    const shape = { labelIds: [], scale: 'nominal' } as const
    const vote = itemVote(answers, shape, 1)
    expect(vote).toEqual({ labelIds: [], isTie: false, posterior: null, posteriors: [] })
    expect(itemOutcome(answers, vote, shape, { most: 2, early: null })).toBe('open')
  })

  it("gives the posteriors of Toloka's example of dynamic overlap: .9767, .7606, .9621", () => {
    const okAndOk = liveVote(
      [
        { label: 'OK', accuracy: 0.7 },
        { label: 'OK', accuracy: 0.9 },
      ],
      classes,
    )
    const okAndBad = liveVote(
      [
        { label: 'OK', accuracy: 0.7 },
        { label: 'BAD', accuracy: 0.9 },
      ],
      classes,
    )
    const three = liveVote(
      [
        { label: 'OK', accuracy: 0.7 },
        { label: 'BAD', accuracy: 0.9 },
        { label: 'BAD', accuracy: 0.8 },
      ],
      classes,
    )
    expect(okAndOk).toMatchObject({ kind: 'winner', label: 'OK', posterior: expect.closeTo(0.9767441860465116, 12) })
    expect(okAndBad).toMatchObject({ kind: 'winner', label: 'BAD', posterior: expect.closeTo(0.7605633802816901, 12) })
    expect(three).toMatchObject({ kind: 'winner', label: 'BAD', posterior: expect.closeTo(0.9621380846325167, 12) })
  })

  it('trusts a person by their gold, never below chance and never entirely', () => {
    expect(voteAccuracy({ right: 0, answered: 0 }, 4)).toBe(0.8)
    expect(voteAccuracy({ right: 16, answered: 20 }, 4)).toBe(0.8)
    expect(voteAccuracy({ right: 0, answered: 100 }, 4)).toBe(0.27)
    expect(voteAccuracy({ right: 5000, answered: 5000 }, 4)).toBe(0.98)
  })

  it('knows a tie, whatever the order of the answers', () => {
    const votes = ['OK', 'BAD', 'BAD', 'OK'].map((label) => ({ label, accuracy: 0.8 }))
    expect(liveVote(votes, classes)).toMatchObject({ kind: 'tie', labels: ['OK', 'BAD'] })
    expect(liveVote([], classes)).toEqual({ kind: 'none' })
  })

  it('refuses a label that is no class', () => {
    expect(() => liveVote([{ label: 'ELSE', accuracy: 0.8 }], classes)).toThrow(RangeError)
  })

  const vote = fc.record<Vote>({
    label: fc.constantFrom(...classes),
    accuracy: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  })

  it('one more agreeing answer of somebody better than chance never lowers the posterior', () => {
    const good = fc.double({ min: 1 / 3 + 0.02, max: 0.98, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(vote, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...classes),
        good,
        (votes, label, accuracy) => {
          const index = classes.indexOf(label)
          const before = liveVote(votes, classes)
          const after = liveVote([...votes, { label, accuracy }], classes)
          if (before.kind === 'none' || after.kind === 'none') throw new Error('no vote')
          expect(after.posteriors[index]).toBeGreaterThanOrEqual((before.posteriors[index] ?? 0) - 1e-12)
        },
      ),
    )
  })

  it('posteriors sum to 1, and the order of answers and the names of labels do not matter', () => {
    const shuffled = fc
      .array(vote, { minLength: 1, maxLength: 6 })
      .chain((votes) => fc.tuple(fc.constant(votes), fc.shuffledSubarray(votes, { minLength: votes.length })))
    fc.assert(
      fc.property(shuffled, ([votes, others]) => {
        const renamed = others.map(({ label, accuracy }) => ({ label: `${label}!`, accuracy }))
        const one = liveVote(votes, classes)
        const other = liveVote(
          renamed,
          classes.map((label) => `${label}!`),
        )
        if (one.kind === 'none' || other.kind === 'none') throw new Error('no vote')
        expect(one.posteriors.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
        for (const [index, chance] of one.posteriors.entries()) expect(other.posteriors[index]).toBeCloseTo(chance, 10)
      }),
    )
  })
})

describe('when an item has enough answers', () => {
  const sure = { label: 'OK', accuracy: 0.9 }

  it('takes a label at a posterior of .95, but not from a single answer', () => {
    expect(enoughAnswers([], classes)).toEqual({ kind: 'ask-more', posterior: null })
    expect(enoughAnswers([{ label: 'OK', accuracy: 0.98 }], classes).kind).toBe('ask-more')
    expect(enoughAnswers([sure, sure], classes)).toMatchObject({ kind: 'sure', label: 'OK' })
  })

  it('asks on while unsure, and hands over to a person at the most answers', () => {
    const split = ['OK', 'BAD', 'OK', 'BAD'].map((label) => ({ label, accuracy: 0.8 }))
    expect(enoughAnswers(split, classes).kind).toBe('ask-more')
    expect(enoughAnswers([...split, { label: 'NOT SURE', accuracy: 0.8 }], classes).kind).toBe('adjudicate')
  })

  it('is harder to convince at a higher temperature', () => {
    const policy = { sureAt: 0.95, fewest: 2, most: 5, temperature: 2 }
    expect(enoughAnswers([sure, sure], classes, policy).kind).toBe('ask-more')
  })
})

describe('the temperature fitted on gold', () => {
  /** Votes by people who are believed to be right nine times in ten, and are right seven times. */
  function golds(count: number) {
    const uniform = seededUniform(3)
    return Array.from({ length: count }, () => {
      const known = Math.floor(uniform() * 3)
      const votes = [0, 1, 2].map(() => {
        const index = uniform() < 0.7 ? known : (known + 1 + Math.floor(uniform() * 2)) % 3
        return { label: classes[index] ?? '', accuracy: 0.9 }
      })
      return { scores: voteScores(votes, classes), known }
    })
  }

  it('is above 1 where people are trusted too much, by the ratio of their log odds', () => {
    const believed = Math.log((0.9 * 2) / 0.1)
    const actual = Math.log((0.7 * 2) / 0.3)
    expect(numberOf(fitTemperature(golds(20_000)))).toBeCloseTo(believed / actual, 1)
  })

  it('needs a hundred gold items', () => {
    expect(fitTemperature(golds(99))).toMatchObject({
      value: null,
      reason: { kind: 'few-golds-for-temperature', there: 99 },
    })
    expect(fitTemperature(golds(100)).value).not.toBeNull()
  })
})

describe("Dawid and Skene's model", () => {
  it('finds the published solution of 1979: class prior .40 .42 .11 .07, first row of observer 1 .89 .11', () => {
    const found = dawidSkene(dawidSkene1979, null, { smoothing: traceSmoothing, mostRounds: 2000 })
    expect(Array.from(found.classPrior, (share) => share.toFixed(2))).toEqual(['0.40', '0.42', '0.11', '0.07'])
    const ofFirst = (answered: number) => found.answerChance[answered * 4]
    expect([0, 1, 2, 3].map((answered) => ofFirst(answered)?.toFixed(2))).toEqual(['0.89', '0.11', '0.00', '0.00'])
    expect(found.logLikelihood).toBeCloseTo(-192.89088121793773, 6)
    expect(found.converged).toBe(true)
  })

  const crowd = fc
    .array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 15 })
    .map((rows): Rating[] =>
      rows.flatMap((row, item) =>
        row.map((label, rater) => ({ item: `i${item}`, rater: `r${rater}`, label: `${label}` })),
      ),
    )

  it('gives posteriors that sum to 1, and holds gold fast', () => {
    fc.assert(
      fc.property(crowd, (ratings) => {
        const table = ratingTable(ratings, ['0', '1', '2'])
        const gold = knownClasses(table, new Map([['i0', '2']]))
        const { posteriors, logLikelihood } = dawidSkene(table, gold)
        for (let item = 0; item < table.items.length; item++) {
          const row = posteriors.subarray(item * 3, item * 3 + 3)
          expect(row.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 10)
        }
        expect([...posteriors.subarray(0, 3)]).toEqual([0, 0, 1])
        expect(Number.isFinite(logLikelihood)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('does not care for the names of labels or the order of answers', () => {
    const shuffled = crowd.chain((ratings) =>
      fc.tuple(fc.constant(ratings), fc.shuffledSubarray(ratings, { minLength: ratings.length })),
    )
    fc.assert(
      fc.property(shuffled, ([ratings, others]) => {
        const table = ratingTable(ratings, ['0', '1', '2'])
        const renamed = ratingTable(
          others.map((rating) => ({ ...rating, label: `${2 - Number(rating.label)}` })),
          ['0', '1', '2'],
        )
        const one = dawidSkene(table, null, { mostRounds: 30 })
        const other = dawidSkene(renamed, null, { mostRounds: 30 })
        expect(other.logLikelihood).toBeCloseTo(one.logLikelihood, 6)
        for (const [item, name] of table.items.entries()) {
          const place = renamed.items.indexOf(name)
          for (let c = 0; c < 3; c++) {
            expect(other.posteriors[place * 3 + 2 - c]).toBeCloseTo(one.posteriors[item * 3 + c] ?? Number.NaN, 6)
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  it('never loses likelihood (with the prior) from one round to the next', () => {
    const objective = (rounds: number) => {
      const { logLikelihood, answerChance, classPrior } = dawidSkene(dawidSkene1979, null, { mostRounds: rounds })
      const width = classPrior.length
      let prior = classPrior.reduce((sum, share) => sum + Math.log(share), 0)
      for (const [cell, chance] of answerChance.entries()) {
        const right = Math.floor(cell / width) % width === cell % width
        prior += (right ? 2 : 1) * Math.log(chance)
      }
      return logLikelihood + prior
    }
    const rounds = [1, 2, 3, 5, 8, 13, 21].map(objective)
    for (const [index, value] of rounds.slice(1).entries())
      expect(value).toBeGreaterThanOrEqual((rounds[index] ?? 0) - 1e-9)
  })

  it('beats the majority where a good person stands against two careless ones', () => {
    const { ratings, truth } = simulated({ items: 400, accuracies: [0.97, 0.55, 0.55], classes: 3, seed: 5 })
    const table = ratingTable(ratings)
    const known = knownClasses(table, truth)
    const found = overnightConsensus(table, knownClasses(table, null))
    expect(found.method).toBe('dawid-skene')
    const model = numberOf(expectedAccuracy(found.top, known))
    const majority = numberOf(expectedAccuracy(ratingMajority(table), known))
    expect(model).toBeGreaterThan(majority + 0.03)
  })
})

describe('what speaks against the model, so that the live vote is used instead', () => {
  it('too few answers per annotator', () => {
    const { ratings } = simulated({ items: 10, accuracies: [0.9, 0.9, 0.9], classes: 3, seed: 1 })
    const table = ratingTable(ratings)
    expect(doubtsAbout(table, dawidSkene(table))).toEqual([{ kind: 'few-answers-each', each: 10, least: 30 }])
    expect(overnightConsensus(table, knownClasses(table, null)).method).toBe('live-vote')
  })

  it('a class that the majority sees and the model empties, or widespread dissent', () => {
    const { ratings } = simulated({ items: 200, accuracies: [0.9, 0.9, 0.9], classes: 3, seed: 2 })
    const table = ratingTable(ratings)
    const model = dawidSkene(table)
    const allFirst = { ...model, posteriors: model.posteriors.map((_, cell) => (cell % 3 === 0 ? 1 : 0)) }
    expect(doubtsAbout(table, model)).toEqual([])
    expect(doubtsAbout(table, allFirst)).toEqual([
      { kind: 'often-against-majority', percent: expect.any(Number) },
      { kind: 'class-starved', label: '1', left: 0, won: expect.any(Number) },
      { kind: 'class-starved', label: '2', left: 0, won: expect.any(Number) },
    ])
  })
})

describe('votes over a whole table', () => {
  const table = ratingTable([
    { item: 'split', rater: 'careful', label: 'a' },
    { item: 'split', rater: 'careless', label: 'b' },
    ...Array.from({ length: 10 }, (_, n) => [
      { item: `gold${n}`, rater: 'careful', label: 'a' },
      { item: `gold${n}`, rater: 'careless', label: n < 5 ? 'a' : 'b' },
    ]).flat(),
  ])
  const gold = knownClasses(table, new Map(Array.from({ length: 10 }, (_, n) => [`gold${n}`, 'a'])))

  it('the majority leaves a tie, where gold tells the live vote whom to believe', () => {
    const majority = ratingMajority(table)
    expect(soleLeader(majority, 0)).toBe(-1)
    expect(tiedItems(majority)).toBe(6)
    expect(soleLeader(ratingLiveVote(table, gold), 0)).toBe(table.classes.indexOf('a'))
  })

  it('a tie among two counts half where one of them is true, and a label nobody could choose counts as wrong', () => {
    const only = (label: string) => knownClasses(table, new Map([['split', label]]))
    expect(expectedAccuracy(ratingMajority(table), only('a'))).toEqual({ value: 0.5 })
    expect(expectedAccuracy(ratingMajority(table), only('elsewhere'))).toEqual({ value: 0 })
    expect(expectedAccuracy(ratingMajority(table), knownClasses(table, null)).value).toBeNull()
  })
})

function simulated(of: { items: number; accuracies: readonly number[]; classes: number; seed: number }) {
  const uniform = seededUniform(of.seed)
  const truth = new Map<string, string>()
  const ratings: Rating[] = []
  for (let item = 0; item < of.items; item++) {
    const known = Math.floor(uniform() * of.classes)
    truth.set(`i${item}`, `${known}`)
    for (const [rater, accuracy] of of.accuracies.entries()) {
      const label = uniform() < accuracy ? known : (known + 1 + Math.floor(uniform() * (of.classes - 1))) % of.classes
      ratings.push({ item: `i${item}`, rater: `r${rater}`, label: `${label}` })
    }
  }
  return { ratings, truth }
}

import { afterAll, describe, expect, it } from 'vitest'
import { gwetAc1 } from '../../../src/metrics/agreement/gwet-ac1.ts'
import { itemBootstrap } from '../../../src/metrics/agreement/item-bootstrap.ts'
import { alphaOf } from '../../../src/metrics/agreement/krippendorff-alpha.ts'
import { forecast } from '../../../src/metrics/figures/forecast.ts'
import { classBalancedAccuracy } from '../../../src/metrics/gold/class-balanced-accuracy.ts'
import { goldAccuracy } from '../../../src/metrics/gold/gold-accuracy.ts'
import { seededUniform } from '../../../src/metrics/numeric/seeded-uniform.ts'
import { wilson } from '../../../src/metrics/numeric/wilson.ts'
import { ratingTableBuilder } from '../../../src/metrics/ratings/rating-table.ts'
import { answerPatterns } from '../../../src/metrics/signs/answer-patterns.ts'
import { shareDifference } from '../../../src/metrics/suggestions/suggestion-holdout.ts'
import { numberOf } from './measured-value.ts'

const printed: string[] = []
afterAll(() => console.log(`Coverage of 95 % intervals, simulated:\n${printed.map((line) => `  ${line}`).join('\n')}`))

type Range = { readonly low: number | null; readonly high: number | null }

/** The share of simulated intervals that hold the truth, noted for the printout. */
function coverage(name: string, runs: number, simulate: (uniform: () => number) => { range: Range; truth: number }) {
  const uniform = seededUniform(2026)
  let held = 0
  for (let run = 0; run < runs; run++) {
    const { range, truth } = simulate(uniform)
    if (range.low !== null && range.high !== null && range.low <= truth && truth <= range.high) held++
  }
  printed.push(`${name}: ${((100 * held) / runs).toFixed(1)} % of ${runs}`)
  return held / runs
}

function toss(times: number, chance: number, uniform: () => number): number {
  let yes = 0
  for (let n = 0; n < times; n++) if (uniform() < chance) yes++
  return yes
}

function defined<T extends { value: number | null }>(estimate: T): Range {
  return { low: null, high: null, ...estimate }
}

describe('95 % intervals hold the truth about 95 times in a hundred', () => {
  it('Wilson, 20 and 100 answers', () => {
    for (const n of [20, 100]) {
      const held = coverage(`Wilson, accuracy .5 to .98, n = ${n}`, 8000, (uniform) => {
        const truth = 0.5 + 0.48 * uniform()
        return { range: defined(wilson(toss(n, truth, uniform), n)), truth }
      })
      expect(held).toBeGreaterThan(0.94)
      expect(held).toBeLessThan(0.97)
    }
  })

  it('the posterior of gold accuracy, for people as the prior has them', () => {
    const held = coverage('Beta(4,1) posterior, people drawn from the prior, n = 15', 4000, (uniform) => {
      const truth = uniform() ** 0.25
      return { range: goldAccuracy({ right: toss(15, truth, uniform), answered: 15 }), truth }
    })
    expect(held).toBeGreaterThan(0.94)
    expect(held).toBeLessThan(0.96)
  })

  it('the posterior of gold accuracy, for people of .75 to .95', () => {
    const held = coverage('Beta(4,1) posterior, accuracy .75 to .95, n = 20', 4000, (uniform) => {
      const truth = 0.75 + 0.2 * uniform()
      return { range: goldAccuracy({ right: toss(20, truth, uniform), answered: 20 }), truth }
    })
    expect(held).toBeGreaterThan(0.93)
  })

  it('class-balanced accuracy over three unequal classes', () => {
    const held = coverage('class-balanced accuracy, 30 + 15 + 8 golds', 3000, (uniform) => {
      const shares = [0.95, 0.8, 0.65]
      const answers = [30, 15, 8].flatMap((golds, truth) => {
        const right = toss(golds, shares[truth] ?? 0, uniform)
        return Array.from({ length: golds }, (_, n) => ({
          truth: `${truth}`,
          answer: n < right ? `${truth}` : 'other',
        }))
      })
      return { range: defined(classBalancedAccuracy(answers)), truth: 0.8 }
    })
    expect(held).toBeGreaterThan(0.93)
    expect(held).toBeLessThan(0.985)
  })

  it("Newcombe's difference of shares", () => {
    const held = coverage('Newcombe, .90 of 200 shown against .75 of 40 hidden', 4000, (uniform) => ({
      range: defined(
        shareDifference(
          { agree: toss(200, 0.9, uniform), answers: 200 },
          { agree: toss(40, 0.75, uniform), answers: 40 },
        ),
      ),
      truth: 0.15,
    }))
    expect(held).toBeGreaterThan(0.935)
    expect(held).toBeLessThan(0.975)
  })

  it("Krippendorff's alpha and AC1 by item bootstrap", () => {
    const world = seededUniform(5)
    const population = simulatedPatterns(100_000, world)
    const trueAlpha = numberOf(alphaOf(population, 'nominal', null)(population.weight))
    const trueAc1 = numberOf(gwetAc1(population))
    const intervals = (uniform: () => number) => {
      const patterns = simulatedPatterns(100, uniform)
      const seed = Math.floor(uniform() * 2 ** 31)
      return itemBootstrap(patterns, [alphaOf(patterns, 'nominal', null), (weight) => gwetAc1(patterns, weight)], {
        seed,
        draws: 400,
      })
    }
    const nothing = { low: null, high: null }
    const alpha = coverage('alpha, 100 items of 2 to 4 answers', 600, (uniform) => ({
      range: intervals(uniform)[0] ?? nothing,
      truth: trueAlpha,
    }))
    const ac1 = coverage('AC1, 100 items of 2 to 4 answers', 600, (uniform) => ({
      range: intervals(uniform)[1] ?? nothing,
      truth: trueAc1,
    }))
    expect(alpha).toBeGreaterThan(0.915)
    expect(ac1).toBeGreaterThan(0.915)
  })

  it('the day on which a campaign will be done', () => {
    const held = coverage('forecast of the last day, 8 people, two weeks seen', 800, (uniform) => {
      const day = () => (uniform() < 0.5 ? 10 + Math.floor(60 * uniform()) : 0)
      const people = 8
      const seen = Array.from({ length: 14 * people }, day).filter((answers) => answers > 0)
      const remaining = 3000
      let left = remaining
      let days = 0
      while (left > 0) {
        const today = Array.from({ length: people }, day).reduce((sum, answers) => sum + answers, 0)
        days += Math.min(1, left / Math.max(today, 1e-9))
        left -= today
      }
      const personDays = seen.map((answers) => ({ answers, workMs: answers * 5000 }))
      return { range: defined(forecast({ personDays, days: 14, people, remaining }, days).daysLeft), truth: days }
    })
    expect(held).toBeGreaterThan(0.92)
  })
})

function simulatedPatterns(items: number, uniform: () => number) {
  const builder = ratingTableBuilder(['0', '1', '2'])
  for (let item = 0; item < items; item++) {
    const draw = uniform()
    const truth = draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2
    const hardness = uniform() < 0.3 ? 0.55 : 0.9
    for (let rater = 0; rater < 2 + Math.floor(uniform() * 3); rater++) {
      const label = uniform() < hardness ? truth : (truth + 1 + Math.floor(uniform() * 2)) % 3
      builder.add(`i${item}`, `r${rater}`, `${label}`)
    }
  }
  return answerPatterns(builder.build())
}

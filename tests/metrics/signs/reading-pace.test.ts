import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../../src/metrics/numeric/normal-quantile.ts'
import { seededUniform } from '../../../src/metrics/numeric/seeded-uniform.ts'
import {
  type FirstRead,
  fasterThanReading,
  fewestWords,
  leastReadingMs,
} from '../../../src/metrics/signs/reading-pace.ts'

const reads = (times: number, words: number, elapsedMs: number): FirstRead[] =>
  Array.from({ length: times }, () => ({ words, elapsedMs }))
const found = (...all: FirstRead[][]) => fasterThanReading(new Map([['p', all.flat()]]))

describe('somebody who answers faster than a text can be read', () => {
  it('is told of with what it was found in', () => {
    expect(found(reads(24, 55, 600), reads(6, 55, 9_000))).toEqual([
      { personId: 'p', fast: 24, answers: 30, medianMs: 600, medianWords: 55 },
    ])
  })

  it('is told of by the length of the text: 952 words a minute, a third more than somebody who looks for one word', () => {
    expect(leastReadingMs(952)).toBe(60_000)
    expect(found(reads(20, 20, 1_200))).toHaveLength(1)
    expect(found(reads(20, 20, 1_300))).toEqual([])
    expect(found(reads(20, 55, 1_300))).toHaveLength(1)
  })

  it('is nobody with few answers, short texts, some lucky taps, or a clock that stood still', () => {
    expect(found(reads(19, 55, 600))).toEqual([])
    expect(found(reads(200, fewestWords - 1, 300))).toEqual([])
    expect(found(reads(14, 55, 600), reads(6, 55, 9_000))).toEqual([])
    expect(found(reads(15, 55, 600), reads(5, 55, 9_000))).toHaveLength(1)
    expect(found(reads(200, 55, 0))).toEqual([])
  })

  it('is found whatever others do, and nobody is found for another’s pace', () => {
    const anybody = fc.record({
      words: fc.integer({ min: 0, max: 100 }),
      elapsedMs: fc.integer({ min: 0, max: 60_000 }),
    })
    const crowd = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.array(anybody, { maxLength: 60 }))
    fc.assert(
      fc.property(crowd, (all) => {
        const alone = Object.entries(all).flatMap((one) => fasterThanReading(new Map([one])))
        expect(fasterThanReading(new Map(Object.entries(all)))).toEqual(alone)
      }),
    )
  })
})

describe('simulated campaigns', () => {
  const uniform = seededUniform(20191)
  const logNormal = (median: number, spread: number) =>
    median * Math.exp(spread * normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, uniform()))))
  const words = () => Math.max(1, Math.min(100, Math.round(logNormal(45, 0.6))))

  /** Reads at a pace of their own, some by skimming, then decides; each time a little different. */
  function honest(answers: number): FirstRead[] {
    const skims = uniform() < 1 / 3 ? 2 : 1
    const wordsAMinute = logNormal(238, 0.25) * skims
    return Array.from({ length: answers }, () => {
      const length = words()
      const readingMs = (length / wordsAMinute) * 60_000 * logNormal(1, 0.4)
      return { words: length, elapsedMs: readingMs + logNormal(700, 0.5) }
    })
  }
  const robot = (answers: number) =>
    Array.from({ length: answers }, () => ({ words: words(), elapsedMs: 300 + 600 * uniform() }))

  it('with twelve honest readers each, of all paces, tell of somebody in fewer than one in a hundred', () => {
    const campaigns = 200
    let told = 0
    for (let n = 0; n < campaigns; n++) {
      const crowd = Array.from({ length: 12 }, (_, at) => [`p${at}`, honest(20 + Math.floor(uniform() * 80))] as const)
      if (fasterThanReading(new Map(crowd)).length > 0) told++
    }
    expect(told / campaigns).toBeLessThan(0.01)
  })

  it('tell of a robot that takes 300 to 900 ms once it has answered 20 texts of 16 words or more', () => {
    for (let n = 0; n < 200; n++) {
      const all = robot(60)
      const twenty = all.filter((one) => one.words >= fewestWords)[19]
      const until = all.slice(0, all.indexOf(twenty ?? { words: 0, elapsedMs: 0 }) + 1)
      expect(fasterThanReading(new Map([['robot', until]]))).toMatchObject([
        { personId: 'robot', fast: 20, answers: 20 },
      ])
    }
  })
})

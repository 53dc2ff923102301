import { describe, expect, it } from 'vitest'
import { confidenceReport } from '../../../src/metrics/consensus/confidence-report.ts'
import { labelAccuracy } from '../../../src/metrics/consensus/label-accuracy.ts'
import { seededUniform } from '../../../src/metrics/numeric/seeded-uniform.ts'
import { ratingTable } from '../../../src/metrics/ratings/rating-table.ts'
import { agreementWithOthers } from '../../../src/metrics/signs/agreement-with-others.ts'
import { goldTrends, hastyPeople, unlikeKnownPeople } from '../../../src/metrics/signs/annotator-signs.ts'
import { campaignSigns, type SignSources } from '../../../src/metrics/signs/campaign-signs.ts'
import { largerGoldLead } from '../../../src/metrics/signs/gold-leaks.ts'
import { leakFindings } from '../../../src/metrics/signs/leak-findings.ts'
import { oneLabelPeople } from '../../../src/metrics/signs/one-label.ts'

const people = Array.from({ length: 12 }, (_, at) => `p${at}`)
const labels = ['a', 'b', 'c', 'd']

/** A campaign of honest people of several accuracies, 60 golds and 300 ordinary items that are harder than gold. */
function crowd(seed: number) {
  const uniform = seededUniform(seed)
  const pick = (from: readonly string[]) => from[Math.floor(uniform() * from.length)] ?? ''
  const answer = (truth: string, accuracy: number) =>
    uniform() < accuracy ? truth : pick(labels.filter((label) => label !== truth))
  const accuracyOf = new Map(people.map((person, at) => [person, 0.7 + 0.02 * at]))
  const golds = Array.from({ length: 60 }, (_, at) => ({ item: `g${at}`, truth: pick(labels) }))
  const gold = golds.flatMap(({ item, truth }) =>
    people.map((personId) => ({
      personId,
      item,
      truth,
      answer: answer(truth, accuracyOf.get(personId) ?? 0),
      word: null,
    })),
  )
  const ratings = Array.from({ length: 300 }, (_, at) => ({ item: `i${at}`, truth: pick(labels) })).flatMap(
    ({ item, truth }) => {
      const from = Math.floor(uniform() * people.length)
      return Array.from({ length: 4 }, (_, n) => people[(from + n) % people.length] ?? '').map((rater) => {
        return { item, rater, label: answer(truth, (accuracyOf.get(rater) ?? 0) - 0.1) }
      })
    },
  )
  return { gold, table: ratingTable(ratings, labels) }
}

describe('agreement with others', () => {
  it('leaves out the person’s own answer, and items on which others do not agree', () => {
    const table = ratingTable([
      { item: '1', rater: 'x', label: 'a' },
      { item: '1', rater: 'y', label: 'b' },
      { item: '1', rater: 'z', label: 'b' },
      { item: '2', rater: 'x', label: 'a' },
      { item: '2', rater: 'y', label: 'a' },
    ])
    const found = agreementWithOthers(table)
    expect(found.get('x')).toEqual({ right: 0, answered: 1 })
    // Without y, x and z say two things of the first item.
    expect(found.get('y')).toEqual({ right: 0, answered: 0 })
  })
})

describe('signs of leaked gold', () => {
  it('are next to none among honest people, though gold is easier for all of them', () => {
    const found = Array.from({ length: 20 }, (_, seed) => {
      const { gold, table } = crowd(seed + 1)
      const { items, people: suspects, pairs } = leakFindings(gold, agreementWithOthers(table), labels.length)
      return items.length + suspects.length + pairs.length
    })
    expect(found.filter((findings) => findings > 0).length).toBeLessThanOrEqual(3)
  })

  it('name the person who knows gold, the two who copy, and the item whose answer went round', () => {
    const { gold, table } = crowd(5)
    const knows = gold.map((one) => (one.personId === 'p1' ? { ...one, answer: one.truth } : one))
    const copies = knows.map((one) => {
      const other = knows.find(({ personId, item }) => personId === 'p2' && item === one.item)
      return one.personId === 'p3' && other !== undefined ? { ...one, answer: other.answer } : one
    })
    const early = Array.from({ length: 12 }, (_, at) => ({
      personId: `q${at}`,
      item: 'gx',
      truth: 'a',
      answer: 'b',
      word: null,
    }))
    const late = Array.from({ length: 12 }, (_, at) => ({
      personId: `r${at}`,
      item: 'gx',
      truth: 'a',
      answer: 'a',
      word: null,
    }))
    const found = leakFindings([...copies, ...early, ...late], agreementWithOthers(table), labels.length)
    expect(found.people).toMatchObject([{ personId: 'p1', gold: { right: 60, answered: 60 } }])
    expect(found.people[0]?.ordinary.answered).toBeGreaterThan(50)
    const pair = found.pairs.find(({ people: [one] }) => one === 'p2')
    expect(pair).toMatchObject({ people: ['p2', 'p3'], same: pair?.wrong })
    expect(found.items).toEqual([
      { item: 'gx', before: { right: 0, answered: 12 }, since: { right: 12, answered: 12 } },
    ])
  })

  it('compare a person’s lead on gold with that of others', () => {
    const others = { gold: { right: 800, answered: 1000 }, ordinary: { right: 700, answered: 1000 } }
    const same = largerGoldLead({ gold: { right: 40, answered: 50 }, ordinary: { right: 70, answered: 100 } }, others)
    const more = largerGoldLead({ gold: { right: 50, answered: 50 }, ordinary: { right: 60, answered: 100 } }, others)
    expect('value' in same ? null : same.p).toBeGreaterThan(0.3)
    expect('value' in more ? null : more.p).toBeLessThan(0.01)
    expect(
      largerGoldLead({ gold: { right: 0, answered: 0 }, ordinary: { right: 0, answered: 0 } }, others),
    ).toMatchObject({ value: null })
  })
})

describe('people to look at', () => {
  it('are those who are far faster than is usual, and not those who are a little', () => {
    const uniform = seededUniform(3)
    const times = (ms: number) => Array.from({ length: 100 }, () => ms * Math.exp(0.4 * (uniform() + uniform() - 1)))
    const usual = new Map(people.map((person) => [person, times(6000)]))
    expect(hastyPeople(new Map([...usual, ['fast', times(4500)]]))).toEqual([])
    expect(hastyPeople(new Map([...usual, ['hasty', times(600)]]))).toMatchObject([{ personId: 'hasty', answers: 100 }])
    expect(hastyPeople(new Map([['alone', times(6000).slice(0, 5)]]))).toEqual([])
  })

  it('have a trend to draw, which ends where the moving average does', () => {
    const replies = Array.from({ length: 40 }, (_, at) => ({
      personId: 'x',
      item: `g${at}`,
      truth: 'a',
      answer: at < 20 ? 'a' : 'b',
    }))
    const [trend] = goldTrends(replies)
    expect(trend?.points).toHaveLength(10)
    expect(Math.max(...(trend?.points ?? []))).toBeGreaterThan(0.95)
    expect(trend?.points.at(-1)).toBeLessThan(0.2)
    expect(goldTrends(replies.slice(0, 9))).toEqual([])
  })

  it('are those whose answers have nothing to do with the known ones, once that is no accident', () => {
    const replies = (truths: string, answer: (truth: string) => string) =>
      [...truths].map((truth, at) => ({ personId: 'x', item: `g${at}`, truth, answer: answer(truth) }))
    expect(unlikeKnownPeople(replies('aaaaaaaaabbb', () => 'a'))).toEqual([
      { personId: 'x', gold: { right: 9, answered: 12 } },
    ])
    expect(unlikeKnownPeople(replies('aaaaaaaaaaab', () => 'a'))).toEqual([])
    expect(unlikeKnownPeople(replies('aaabbb', () => 'a'))).toEqual([])
    expect(unlikeKnownPeople(replies('aaaaaaaaabbb', (truth) => truth))).toEqual([])
  })
})

describe('one label in nearly all answers', () => {
  const answers = (rater: string, labels: string) => [...labels].map((label, at) => ({ item: `${at}`, rater, label }))
  const mixed = 'abcd'.repeat(10)

  it('is told of what somebody answered, whatever is right, beside what others answered', () => {
    const table = ratingTable([...answers('x', 'a'.repeat(39)), ...answers('y', mixed), ...answers('z', mixed)])
    const gold = [{ personId: 'x', item: 'g', truth: 'a', answer: 'a' }]
    expect(oneLabelPeople(table, gold)).toEqual([{ personId: 'x', label: 'a', given: 40, answers: 40, others: 0.25 }])
    // By known answers alone nothing is wrong with them.
    expect(unlikeKnownPeople(gold)).toEqual([])
  })

  it('is told of nobody whose answers differ, as of one whose answers only miss the known ones', () => {
    const misses = Array.from({ length: 30 }, (_, at) => {
      return {
        personId: 'x',
        item: `g${at}`,
        truth: mixed[at] ?? '',
        answer: mixed[(at * 7 + Math.floor(at / 4)) % 40] ?? '',
      }
    })
    expect(unlikeKnownPeople(misses)).toMatchObject([{ personId: 'x', gold: { answered: 30 } }])
    expect(oneLabelPeople(ratingTable(answers('y', mixed)), misses)).toEqual([])
  })

  it('is told of nobody where most people’s answers are alike, nor after a few answers, nor of somebody alone', () => {
    const alike = ratingTable([...answers('x', 'a'.repeat(40)), ...answers('y', `b${'a'.repeat(39)}`)])
    expect(oneLabelPeople(alike, [])).toEqual([])
    expect(oneLabelPeople(ratingTable([...answers('x', 'a'.repeat(30)), ...answers('y', mixed)]), [])).toEqual([])
    expect(oneLabelPeople(ratingTable(answers('x', 'a'.repeat(99))), [])).toEqual([])
  })
})

describe('what labels are worth', () => {
  it('is told by gold, of as many answers as an item gets', () => {
    const ratings = Array.from({ length: 40 }, (_, item) =>
      Array.from({ length: 5 }, (_, rater) => ({
        item: `g${item}`,
        rater: `p${rater}`,
        label: rater < 2 && item % 2 ? 'b' : 'a',
      })),
    ).flat()
    const table = ratingTable(ratings, ['a', 'b'])
    const known = new Int32Array(40)
    // With three answers two of them are wrong on every second item; with five they lose.
    expect(labelAccuracy(table, known, 3).value).toBe(0.5)
    expect(labelAccuracy(table, known, 5).value).toBe(1)
    expect(labelAccuracy(table, known.fill(-1, 10), 5)).toMatchObject({ value: null })
  })

  it('is what people’s own words say, from fifty answers on', () => {
    const replies = Array.from({ length: 120 }, (_, at) => ({
      personId: `p${at % 4}`,
      word: at % 2 === 0 ? 'sure' : 'guess',
      right: at % 2 === 0 ? at % 20 !== 0 : at % 3 === 0,
    }))
    const { words, honesty } = confidenceReport(replies)
    const share = (word: string) => words.find((one) => one.word === word)?.right.value
    expect(share('sure')).toBeCloseTo(0.9, 12)
    expect(share('guess')).toBeCloseTo(1 / 3, 12)
    expect('value' in honesty ? 1 : honesty.calibrationError).toBeLessThan(0.1)
    const few = confidenceReport(replies.slice(0, 40))
    expect(few.honesty).toMatchObject({ value: null })
    expect(few.words.map(({ right }) => right.value)).toEqual([null, null])
  })
})

describe('a campaign’s signs', () => {
  const nothing: SignSources = {
    table: ratingTable([]),
    gold: [],
    labels: 2,
    hasLabels: true,
    timesOf: new Map(),
    readsOf: new Map(),
    texts: [],
    work: { hours: 0, labels: 0, accuracy: null },
    consensus: { method: 'live-vote', reasons: [{ kind: 'few-answers-each', each: 2, least: 20 }] },
    before: null,
  }

  it('are undefined with a reason where there is nothing', () => {
    const signs = campaignSigns(nothing, new Date(0))
    expect(signs).toMatchObject({
      leaks: { items: [], people: [], pairs: [] },
      hasty: [],
      fasterThanReading: [],
      oneLabel: [],
      unlikeKnown: [],
    })
    expect(signs.minutes.perLabel).toMatchObject({ value: null, reason: { kind: 'no-label-yet' } })
    expect(signs.minutes.perCorrectLabel).toMatchObject({ value: null, reason: { kind: 'right-labels-unknown' } })
  })

  it('name texts with two labels, and count minutes for each right label', () => {
    const texts = [
      { id: '1', text: 'Same  Text', label: '1' },
      { id: '2', text: 'same text', label: '2' },
      { id: '3', text: 'Other', label: '1' },
    ]
    const signs = campaignSigns({ ...nothing, texts, work: { hours: 2, labels: 60, accuracy: 0.8 } }, new Date(0))
    expect(signs.sameTexts).toEqual({ texts: 1, conflicting: 1, example: ['1', '2'] })
    expect(signs.minutes).toEqual({ perLabel: { value: 2 }, perCorrectLabel: { value: 2.5 } })
  })

  it('look for leaks once a week', () => {
    const { gold, table } = crowd(5)
    const knows = gold.map((one) => (one.personId === 'p1' ? { ...one, answer: one.truth } : one))
    const monday = campaignSigns({ ...nothing, gold, table, labels: 4 }, new Date('2026-11-16T03:00:00Z'))
    const later = (day: number) =>
      campaignSigns({ ...nothing, gold: knows, table, labels: 4, before: monday }, new Date(`2026-11-${day}T03:02:00Z`))
    expect(later(19).leaks).toEqual(monday.leaks)
    expect(later(23).leaks.people).toMatchObject([{ personId: 'p1' }])
  })
})

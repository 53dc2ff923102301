import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { controlsOf } from '../../../../src/bots/cards/card.ts'
import { cardFor } from '../../../../src/bots/cards/card-for.ts'
import { byNeed } from '../../../../src/domain/digest/by-need.ts'
import type { CompleteScreen, Decision, DigestScreen } from '../../../../src/domain/screens/digest-screens.ts'
import { completeScreens, severalDigests } from '../arbitrary-digests.ts'
import { linesOf, wordsIn } from './lines-of.ts'

const ids = [1, 2, 3, 4, 5].map((n) => `0192f0c1-7d3e-7abc-8def-01234567890${n}`)
const finish = { likely: '2026-12-12', earliest: '2026-12-08', latest: '2027-01-03' } as const

function digestOf(at: number, campaignName: string, ...decisions: Decision[]): DigestScreen {
  return {
    kind: 'digest',
    campaignId: ids[at] ?? '',
    campaignName,
    week: { from: '2026-11-16', to: '2026-11-22' },
    edition: 'weekly',
    takeaway: { kind: 'on-its-way', done: 1199, items: 5000, ...finish },
    figures: {
      items: 5000,
      done: 1199,
      finish,
      answers: 1340,
      minutes: 200,
      active: 6,
      invited: 8,
      flagged: 1,
      inReview: 3,
      agreement: { alpha: 0.712, interval: { low: 0.66, high: 0.76 }, items: 1200, isSample: false, label: null },
      told: {},
    },
    annotators: [],
    known: null,
    changes: [{ kind: 'answers', now: 1340, before: 1200 }],
    decisions: decisions.map((decision) => ({ decision, personName: 'Priya', isYours: true })),
    undelivered: [],
  }
}

const invite: Decision = { kind: 'invite', active: 2, invited: 8, likely: null }
const cardOf = (...digests: DigestScreen[]) => cardFor({ kind: 'digests', digests: byNeed(digests) })

describe('the digests of several campaigns', () => {
  test('are a line each, those that need somebody first, with the two weightiest decisions below', () => {
    const terms = digestOf(1, 'Terms', { kind: 'hold-back', personId: ids[4] ?? '', known: { right: 3, answered: 12 } })
    const leases = { ...digestOf(2, 'Leases', invite), takeaway: { kind: 'paused', done: 1199, items: 5000 } as const }
    const card = cardOf(leases, digestOf(3, 'Wills'), terms, digestOf(0, 'Clauses', { kind: 'review', items: 3 }))
    expect(card.title).toBe('Weekly digest of 4 campaigns, 16 to 22 Nov: 3 of 4 campaigns wait for a decision.')
    expect(linesOf(card)).toEqual([
      'Weekly digest of 4 campaigns, 16 to 22 Nov',
      '3 of 4 campaigns wait for a decision.',
      'Clauses: 23 % done, end around 12 Dec; perhaps good enough (0.71); 140 more answers. [More]',
      'Terms: 23 % done, end around 12 Dec; perhaps good enough (0.71); 140 more answers. [More]',
      'Leases: paused, 23 % done; perhaps good enough (0.71); 140 more answers. Waits: Invite people. [More]',
      'Clauses: Settle the hard cases: 3 cases wait.',
      '[Review 3 cases]',
      'Terms: Talk to Priya, or hold them back: 3 of 12 known right.',
      '[Hold back Priya]',
      'And 1 more campaign: nothing waits there.',
      '(More: Wills)',
    ])
  })

  test('say to a screen reader which campaign a button is about, and open the whole digest of each', () => {
    const digests = [digestOf(0, 'Clauses', { kind: 'review', items: 3 }), digestOf(1, 'Terms')]
    const [more, , act] = controlsOf(cardOf(...digests).parts)
    const intent = { kind: 'whole-digest', campaignId: ids[0], weekStart: '2026-11-16' }
    expect(more).toMatchObject({ text: 'More', spoken: 'More about Clauses', intent })
    expect(act).toMatchObject({ text: 'Review 3 cases', spoken: 'Review 3 cases: Clauses' })
  })

  test('say what was decided just now in its place, and in the notification', () => {
    const [one, two] = [digestOf(0, 'Clauses', invite), digestOf(1, 'Terms', invite)]
    const outcome = { kind: 'leads-asked', isNew: true } as const
    const decided = { ...two, decisions: two.decisions.map((shown) => ({ ...shown, isYours: false, outcome })) }
    const card = cardOf(one, decided)
    expect(card.title).toBe('You asked the leads.')
    expect(linesOf(card)).toContain('Terms: You asked the leads: Invite people.')
    expect(linesOf(card)).toContain('1 of 2 campaigns waits for a decision.')
  })

  test('are told whole in a channel, where nobody in particular reads them', () => {
    const ofAll = (at: number, named: string) => ({ ...digestOf(at, named), annotators: null })
    const lines = linesOf(cardOf(ofAll(0, 'Clauses'), ofAll(1, 'Terms')))
    expect(lines.filter((line) => line === 'Flagged: 1 item; 3 cases wait for review')).toHaveLength(2)
    expect(lines.join()).not.toContain('[')
  })

  test('of two or three campaigns have at most 120 words, buttons aside', () => {
    fc.assert(
      fc.property(severalDigests, ({ digests }) => {
        fc.pre(digests.every(({ figures, annotators }) => figures === null || annotators !== null))
        const named = digests.slice(0, 3).map((one, at) => ({
          ...one,
          campaignName: ['Contract clauses', 'Terms', 'Office leases'][at] ?? '',
          decisions: one.decisions.map((shown) => ({ ...shown, personName: 'Priya' })),
        }))
        expect(wordsIn(cardOf(...named))).toBeLessThanOrEqual(120)
      }),
      { numRuns: 300 },
    )
  })
})

describe('that a campaign is complete', () => {
  const complete: CompleteScreen = {
    kind: 'campaign-complete',
    campaignId: ids[0] ?? '',
    campaignName: 'Clauses',
    today: '2026-11-27',
    takeaway: {
      kind: 'complete',
      items: 500,
      undecided: 2,
      agreement: { by: 'alpha', value: 0.812, interval: { low: 0.78, high: 0.84 }, isEnough: 'yes' },
    },
    inReview: 5,
    known: { right: 171, n: 190, low: 0.85, high: 0.94 },
    decisions: [
      { decision: { kind: 'review', items: 5 }, personName: null, isYours: true },
      { decision: { kind: 'finish', items: 500, undecided: 2 }, personName: null, isYours: true },
    ],
  }

  test('is said with what it is worth, what waits for review, and what to do', () => {
    expect(linesOf(cardFor(complete))).toEqual([
      'Clauses',
      'All 500 items have their answers; 2 items are undecided and wait for review. People agree well: agreement is 0.81 (0.78 to 0.84).',
      'On known answers: 171 of 190 right; likely 85 to 94 %',
      'In review: 5 cases wait, 2 of them undecided',
      'Settle the hard cases: 5 cases wait.',
      '[Review 5 cases]',
      'Review, then finish: 2 items are undecided.',
      '[Finish the campaign]',
    ])
    const nothing = { ...complete, inReview: 0, known: null }
    expect(linesOf(cardFor(nothing))).toContain('On known answers: too few yet')
    expect(linesOf(cardFor(nothing))).toContain('In review: nothing waits')
  })

  test('has at most 120 words', () => {
    fc.assert(
      fc.property(completeScreens, (screen) => {
        const decisions = screen.decisions.map((one) => ({ ...one, personName: 'Priya' }))
        expect(wordsIn(cardFor({ ...screen, campaignName: 'Contract clauses', decisions }))).toBeLessThanOrEqual(120)
      }),
    )
  })
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardFor } from '../../../../src/bots/cards/card-for.ts'
import { said } from '../../../../src/bots/words/said.ts'
import type { DigestScreen, Takeaway, WholeDigest } from '../../../../src/domain/screens/digest-screens.ts'
import { readStoredScreen } from '../../../../src/store/messages/stored-screen.ts'
import { digests } from '../arbitrary-digests.ts'
import { linesOf, wordsIn } from './lines-of.ts'

const campaignId = '0192f0c1-7d3e-7abc-8def-0123456789ab'
const score = { right: 16, low: 0.62, high: 0.9749, n: 19 }

const digest: DigestScreen = {
  kind: 'digest',
  campaignId,
  campaignName: 'Contract clauses',
  week: { from: '2026-11-16', to: '2026-11-22' },
  edition: 'weekly',
  takeaway: {
    kind: 'on-its-way',
    done: 1199,
    items: 5000,
    likely: '2026-12-12',
    earliest: '2026-12-08',
    latest: '2027-01-03',
  },
  figures: {
    items: 5000,
    done: 1199,
    finish: { likely: '2026-12-12', earliest: '2026-12-08', latest: '2027-01-03' },
    answers: 1340,
    minutes: 200,
    active: 6,
    invited: 8,
    flagged: 1,
    inReview: 3,
    agreement: { alpha: 0.712, interval: { low: 0.66, high: 0.76 }, items: 1200, isSample: false, label: null },
    told: {},
  },
  annotators: [
    { name: 'Maria', answers: 120, score, isHeldBack: false },
    { name: 'Tomás', answers: 3, score: null, isHeldBack: true },
  ],
  known: { right: 18, answered: 22 },
  changes: [{ kind: 'answers', now: 1340, before: 1200 }],
  decisions: [],
  undelivered: [],
}

const whole = (screen: DigestScreen): WholeDigest => ({ ...screen, kind: 'whole-digest' })

describe('the first part of a digest', () => {
  test('says whether it is on time, how good labels are, what changed and what it cost, and what waits', () => {
    const agreement = { kind: 'agreement', now: 0.712, before: 0.69, isChance: true } as const
    const decision = { kind: 'hold-back', personId: campaignId, known: { right: 3, answered: 12 } } as const
    const review = { decision: { kind: 'review', items: 3 } as const, personName: null, isYours: false }
    const first = {
      ...digest,
      changes: [...digest.changes, { kind: 'active', now: 6, before: 5 } as const, agreement],
      decisions: [{ decision, personName: 'Priya', isYours: true }, review, review],
    }
    expect(linesOf(cardFor(first))).toEqual([
      'Contract clauses',
      'Weekly digest, 16 to 22 Nov',
      '23 % done; at the present pace it ends around 12 Dec, between 8 Dec and 3 Jan 2027.',
      'On time: 1,199 of 5,000 items done',
      'Labels: perhaps good enough: agreement 0.71 (0.66 to 0.76), of 0.67 wanted, on 1,200 items; 18 of 22 known answers right',
      'Changes: Agreement is 0.71 after 0.69, no more than chance. 1,340 answers, 140 more than the week before.',
      'Cost: 3 h 20 min by 6 annotators for 1,340 answers',
      'Talk to Priya, or hold them back: 3 of 12 known right.',
      '[Hold back Priya]',
      'Settle the hard cases: 3 cases wait.',
      '[Ask the leads]',
      '[More]',
    ])
  })

  test('says no figure twice that its first sentence says', () => {
    const level = { by: 'alpha', value: -0.29, interval: { low: -0.5, high: -0.02 }, isEnough: 'no' } as const
    const complete = { kind: 'complete', items: 5000, undecided: 7, agreement: level } as const
    const lines = linesOf(cardFor({ ...digest, takeaway: complete }))
    expect(lines).toContain('Labels: agreement on 1,200 items; 18 of 22 known answers right')
    expect(lines.join()).not.toContain('On time')
  })

  test('has the rest below where all of a channel read it', () => {
    const lines = linesOf(cardFor({ ...digest, annotators: null }))
    expect(lines).toContain('Flagged: 1 item; 3 cases wait for review')
    expect(lines).not.toContain('[More]')
  })

  const wordsOf = (screen: DigestScreen) => {
    const named = {
      ...screen,
      campaignName: 'Contract clauses',
      decisions: screen.decisions.map((one) => ({ ...one, personName: 'Priya' })),
    }
    return wordsIn(cardFor(named))
  }

  test('has at most 120 words, buttons aside, whatever it tells', () => {
    fc.assert(
      fc.property(
        digests.filter(({ figures, annotators }) => figures === null || annotators !== null),
        (screen) => {
          expect(wordsOf(screen)).toBeLessThanOrEqual(120)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('has at most 120 words for digests of earlier versions too', () => {
    const lines = readFileSync(new URL('../../../flows/telling/stored-screens.jsonl', import.meta.url), 'utf8').trim()
    const stored = lines
      .split('\n')
      .map((line) => readStoredScreen(JSON.parse(line)))
      .filter((screen) => screen?.kind === 'digest')
    expect(stored.length).toBeGreaterThan(0)
    for (const screen of stored)
      expect(wordsOf({ ...screen, annotators: screen.annotators ?? [] })).toBeLessThanOrEqual(120)
  })
})

describe('a digest', () => {
  test('says the takeaway first, then the figures, what changed, and who did what', () => {
    const card = cardFor(whole(digest))
    expect(card.title).toBe(
      'Contract clauses, 16 to 22 Nov: 23 % done; at the present pace it ends around 12 Dec, between 8 Dec and 3 Jan 2027.',
    )
    expect(linesOf(card)).toEqual([
      'Contract clauses',
      'Weekly digest, 16 to 22 Nov',
      '23 % done; at the present pace it ends around 12 Dec, between 8 Dec and 3 Jan 2027.',
      'Done: 1,199 of 5,000 items (23 %)',
      'Expected end: around 12 Dec (between 8 Dec and 3 Jan 2027)',
      'Answers: 1,340, in 3 h 20 min of work',
      'Active: 6 of 8 annotators',
      'Agreement: alpha 0.71 (0.66 to 0.76), on 1,200 items',
      'Flagged: 1 item; 3 cases wait for review',
      'What changed',
      '1,340 answers, 140 more than the week before.',
      'Annotator | This week | On known answers',
      'Maria | 120 | 16 of 19 right; likely 62 to 97 %',
      'Tomás (held back) | 3 | too few yet',
      'This week: answers that count, those to known answers aside. On known answers: how many were right since the start, from five on, and where the share of all of them very likely lies. That range begins around 80 %, which most people reach, and narrows as answers come in. It goes by the answers that stand; on a line of your own by first answers, as of the last night. Only leads and managers see this.',
    ])
  })

  test('says what the nights found, with AC1 beside alpha, what labels take, and every label alike', () => {
    if (digest.figures === null || digest.figures.agreement.alpha === null) throw new Error('no figures')
    const lines = linesOf(
      cardFor({
        ...whole(digest),
        figures: {
          ...digest.figures,
          agreement: { ...digest.figures.agreement, ac1: { value: 0.93, interval: { low: 0.9, high: 0.95 } } },
          told: {
            'label-minutes': { value: 0.7, low: null, high: null },
            'right-label-minutes': { value: 1.24, low: null, high: null },
          },
        },
        annotators: [
          { name: 'Maria', answers: 120, score, balanced: { value: 0.8, low: 0.7, high: 0.9 }, isHeldBack: false },
        ],
        alarms: [
          { kind: 'shared-mistake', truth: 'Termination', instead: 'Assignment' },
          {
            kind: 'better-on-known',
            name: 'Bo',
            known: { right: 20, answered: 20 },
            asOthers: { right: 30, answered: 60 },
          },
        ],
      }),
    )
    expect(lines).toContain(
      'Agreement: alpha 0.71 (0.66 to 0.76), on 1,200 items; as one label holds most answers, go by AC1: 0.93 (0.90 to 0.95)',
    )
    expect(lines).toContain('People’s time: 42 s for a label, 1.2 min for a right one, as of the last night')
    expect(lines).toContain('Worth a look')
    expect(lines.join()).toContain('People agree that “Termination” is “Assignment”.')
    expect(lines.join()).toContain('Bo: 20 of 20 known answers right, yet elsewhere as most others on 30 of 60 items.')
    expect(lines).toContain('Annotator | This week | On known answers | Each label alike')
    expect(lines).toContain('Maria | 120 | 16 of 19 right; likely 62 to 97 % | 80 %; likely 70 to 90 %')
  })

  test('is one line in a quiet week, and still says what waits', () => {
    const quiet = {
      ...digest,
      takeaway: { kind: 'quiet', state: 'running' } as const,
      figures: null,
      annotators: null,
      changes: [],
      decisions: [{ decision: { kind: 'review', items: 1 } as const, personName: null, isYours: true }],
    }
    expect(linesOf(cardFor(quiet))).toEqual([
      'Contract clauses',
      'Weekly digest, 16 to 22 Nov',
      'Nobody answered anything this week.',
      'Settle the hard cases: 1 case waits.',
      '[Review 1 case]',
    ])
    expect(linesOf(cardFor({ ...quiet, edition: 'so-far' }))[2]).toBe('Nobody has answered anything yet this week.')
  })

  test('has a button for each decision that does it, or, for those who may not, asks the leads to', () => {
    const decision = { kind: 'hold-back', personId: campaignId } as const
    const buttons = (isYours: boolean) =>
      cardFor({ ...whole(digest), decisions: [{ decision, personName: 'Priya', isYours }] }).parts.flatMap((part) =>
        part.kind === 'controls' ? part.controls : [],
      )
    expect(buttons(true)).toEqual([
      {
        kind: 'button',
        text: 'Hold back Priya',
        spoken: null,
        intent: { kind: 'hold-back', campaignId, personId: campaignId },
      },
    ])
    expect(buttons(false)).toEqual([
      {
        kind: 'button',
        text: 'Ask the leads',
        spoken: 'Ask the leads: Hold back Priya',
        intent: { kind: 'ask-leads', campaignId, decision: 'hold-back' },
      },
    ])
  })

  test('tells the lead whose copy is in doubt', () => {
    const undelivered = [
      { deliveryId: campaignId, name: 'Max', weekStart: '2026-11-09', state: 'unsure' },
      { deliveryId: campaignId, name: 'Ben', weekStart: '2026-11-09', state: 'failed' },
    ] as const
    const card = cardFor({ ...whole(digest), undelivered })
    const told = card.parts.flatMap((part) => (part.kind === 'small' ? [part.text] : [])).slice(-2)
    expect(told).toEqual([
      'The digest of the week from 9 Nov may not have reached Max: no word came back, so it was not sent again.',
      'The digest of the week from 9 Nov did not reach Ben.',
    ])
    const intent = { kind: 'send-again', campaignId, deliveryId: campaignId }
    const buttons = card.parts.flatMap((part) => (part.kind === 'controls' ? part.controls : [])).slice(-2)
    expect(buttons).toEqual([
      expect.objectContaining({
        text: 'Send again to Max',
        intent,
        confirm: expect.objectContaining({ text: expect.stringContaining('twice') }),
      }),
      { kind: 'button', text: 'Send again to Ben', spoken: null, intent },
    ])
  })

  const sentences: readonly [Takeaway, string][] = [
    [{ kind: 'quiet', state: 'paused' }, 'Nothing was answered this week: the campaign is paused.'],
    [{ kind: 'complete', items: 500 }, 'All 500 items have their answers.'],
    [
      {
        kind: 'complete',
        items: 24,
        undecided: 7,
        agreement: { by: 'alpha', value: -0.29, interval: { low: -0.5, high: -0.02 }, isEnough: 'no' },
      },
      'All 24 items have their answers, but people agree too little to rely on the labels: agreement is −0.29, at most −0.02, and should be 0.67 or more. 7 items are undecided and wait for review.',
    ],
    [
      { kind: 'complete', items: 24, undecided: 1, agreement: null },
      'All 24 items have their answers; 1 item is undecided and waits for review. How far people agree cannot be told.',
    ],
    [
      {
        kind: 'complete',
        items: 500,
        undecided: 0,
        agreement: { by: 'alpha', value: 0.812, interval: { low: 0.78, high: 0.84 }, isEnough: 'yes' },
      },
      'All 500 items have their answers. People agree well: agreement is 0.81 (0.78 to 0.84).',
    ],
    [
      {
        kind: 'ended',
        done: 20,
        items: 24,
        undecided: 0,
        agreement: { by: 'AC1', value: 0.6, interval: null, isEnough: 'perhaps' },
      },
      'The campaign is finished, with 20 of 24 items done. Whether people agree enough is uncertain: agreement (AC1) is 0.60, and 0.67 is wanted.',
    ],
    [{ kind: 'ended', done: 1, items: 1 }, 'The campaign is finished, with 1 of 1 item done.'],
    [{ kind: 'paused', done: 3, items: 500 }, 'The campaign is paused, with 3 of 500 items done.'],
    [
      { kind: 'disagreeing', alpha: -0.041, high: 0.2 },
      'Annotators disagree too often to rely on these labels yet: agreement is −0.04, at most 0.20, and should be 0.67 or more.',
    ],
    [
      { kind: 'doubtful-people', people: 2 },
      '2 annotators very likely get fewer than 70 % of the known answers right.',
    ],
    [
      { kind: 'slower', answers: 49, before: 1200 },
      'Fewer than half as many answers as the week before: 49 after 1,200.',
    ],
    [
      { kind: 'nearly-done', earliest: '2026-11-24', latest: '2026-11-24' },
      'Nearly done: the last answers are expected on 24 Nov.',
    ],
    [
      { kind: 'on-its-way', done: 499, items: 500, likely: '2027-06-01', earliest: '2027-02-01', latest: null },
      '99 % done; at the present pace it ends around 1 Jun 2027, not before 1 Feb 2027.',
    ],
    [
      { kind: 'under-way', done: 0, items: 500, why: 'too-early' },
      '0 % done; it is too early to say when it will end.',
    ],
    [
      { kind: 'under-way', done: 5, items: 500, why: 'years' },
      '1 % done; at the present pace it would take more than two years.',
    ],
  ]
  test.each(sentences)('opens with %j as a sentence', (takeaway, sentence) => {
    expect(said.digest.takeaway(takeaway, '2026-11-22')).toBe(sentence)
  })
})

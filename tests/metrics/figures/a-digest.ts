import type { DigestFigures } from '../../../src/metrics/figures/digest-figures.ts'

/** A digest of an ordinary week, changed where a test wants it. */
export function aDigest(given: Partial<DigestFigures> = {}): DigestFigures {
  return {
    state: 'running',
    weekStart: '2026-11-16',
    today: '2026-11-23',
    edition: 'weekly',
    progress: { items: 500, done: 120, answers: 700, answersWanted: 1500, remaining: 800 },
    week: { answers: 340, workMs: 12_000_000, active: 6, flagged: 4 },
    invited: 8,
    inReview: 0,
    gold: { live: 40, suspects: 0 },
    annotators: [],
    guidelineVersion: 1,
    finish: { likely: '2026-12-12', earliest: '2026-12-08', latest: '2027-01-03' },
    agreement: { alpha: 0.71, interval: { low: 0.66, high: 0.76 }, items: 200, labelId: null, isSample: false },
    ...given,
  }
}

export function anAnnotator(given: Partial<DigestFigures['annotators'][number]> = {}) {
  return {
    personId: 'p1',
    answers: 50,
    gold: { answered: 20, right: 17 },
    goldToldToSelf: { answered: 20, right: 17 },
    isDoubted: false,
    isHeldBack: false,
    ...given,
  }
}

import { agreementLevel } from '../../domain/figures/agreement-level.ts'
import type { Decision } from '../../domain/screens/digest-screens.ts'
import { daysLater } from '../../domain/time/time.ts'
import { goldAccuracy } from '../gold/gold-accuracy.ts'
import type { DigestFigures } from './digest-figures.ts'

const most = 3
/** With less gold than this ahead of somebody who works, their score soon stops moving. */
const fewestUnmetGold = 5
/** An end further away than this calls for more people. */
const longDays = 42

/** What a digest puts before its readers: the most urgent of what waits, at most three. */
export function digestDecisions(figures: DigestFigures): Decision[] {
  return waitingDecisions(figures).slice(0, most)
}

/**
 * All that waits for a lead, the most urgent first: cases that people stumbled over, known answers that may be wrong,
 * people who may be, then the means to get on.
 */
export function waitingDecisions(figures: DigestFigures): Decision[] {
  return [
    ...review(figures),
    ...end(figures),
    ...checkGold(figures),
    ...peopleToHoldBack(figures),
    ...addGold(figures),
    ...invite(figures),
  ]
}

function review({ inReview }: DigestFigures): Decision[] {
  return inReview > 0 ? [{ kind: 'review', items: inReview }] : []
}

/** What is done is not to be finished where people agree too little for it to be of use. */
function end({ state, progress: { items, done, remaining }, agreement, undecided = 0 }: DigestFigures): Decision[] {
  if (state === 'finished') return []
  if (items > 0 && done >= items) {
    return agreementLevel(agreement)?.isEnough === 'no'
      ? [{ kind: 'mend-guideline' }]
      : [{ kind: 'finish', items, undecided }]
  }
  return state === 'paused' && remaining > 0 ? [{ kind: 'go-on', remaining }] : []
}

function checkGold({ state, gold }: DigestFigures): Decision[] {
  return state !== 'finished' && gold.suspects > 0 ? [{ kind: 'check-gold', suspects: gold.suspects }] : []
}

/** The one most in doubt; the next comes up once that is settled. */
function peopleToHoldBack({ state, annotators }: DigestFigures): Decision[] {
  if (state === 'finished') return []
  const [worst] = annotators
    .filter(({ isDoubted, isHeldBack }) => isDoubted && !isHeldBack)
    .map(({ personId, gold }) => ({ personId, known: gold, high: goldAccuracy(gold).high }))
    .sort((one, other) => one.high - other.high)
  return worst === undefined ? [] : [{ kind: 'hold-back', personId: worst.personId, known: worst.known }]
}

/** Somebody who worked this week has met nearly all the gold there is. */
function addGold({ state, gold, annotators, progress }: DigestFigures): Decision[] {
  if (state === 'finished' || progress.remaining === 0 || gold.live === 0) return []
  const short = annotators.filter((one) => one.answers > 0 && one.gold.answered > gold.live - fewestUnmetGold).length
  return short > 0 ? [{ kind: 'add-gold', live: gold.live, shortOf: short }] : []
}

/** The end is far, or out of sight, or fewer than half of those invited work. */
function invite({ state, finish, week, invited, today }: DigestFigures): Decision[] {
  if (state !== 'running' && state !== 'pilot') return []
  const { likely } = finish
  const isFar = likely === null ? finish.why === 'years' : likely > daysLater(today, longDays)
  const isIdle = likely === null && finish.why === 'too-early' && week.active * 2 < invited
  return isFar || isIdle ? [{ kind: 'invite', active: week.active, invited, likely }] : []
}

import type { DigestFacts, Finish } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import type { Fact } from '../../cards/card.ts'
import { doneShare, twoDigits, undecidedSaid } from './amounts.ts'
import { count, wholeNumber } from './count.ts'
import { dayWords, rangeWords } from './days.ts'

export function finishWords(finish: Finish, week: LocalDay): string {
  if (finish.likely !== null) return `around ${dayWords(finish.likely, week)} (${rangeWords(finish, week)})`
  switch (finish.why) {
    case 'done':
      return 'no more answers are wanted'
    case 'not-running':
      return 'it is not running'
    case 'too-early':
      return 'too early to say'
    case 'years':
      return 'more than two years away at the present pace'
  }
}

/** `45 min`, `3 h 20 min` */
export function workTime(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return `${wholeNumber(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${rest} min`}`
}

function agreementWords(agreement: DigestFacts['agreement']): string {
  if (agreement.alpha === null) {
    return agreement.why === 'too-few'
      ? 'too few items with two answers yet'
      : 'cannot be told: everybody always answered the same'
  }
  const { alpha, items, isSample, label, ac1, kendallW = null } = agreement
  const on = isSample ? `a sample of ${count(items, 'item')}` : count(items, 'item')
  const least = label === null ? '' : `; of all labels the lowest, for “${label}”`
  const beside =
    ac1 == null ? '' : `; as one label holds most answers, go by AC1: ${twoDigits(ac1.value)}${rangeOf(ac1)}`
  const concordance = kendallW === null ? '' : `; Kendall’s W ${twoDigits(kendallW)}`
  const name = agreement.isOfTexts ? 'alpha by edit distance' : 'alpha'
  return `${name} ${twoDigits(alpha)}${rangeOf(agreement)}, on ${on}${least}${beside}${concordance}`
}

export function rangeOf({
  interval,
}: {
  readonly interval: { readonly low: number; readonly high: number } | null
}): string {
  return interval === null ? '' : ` (${twoDigits(interval.low)} to ${twoDigits(interval.high)})`
}

/** How a campaign stands at the end of a week, in English. */
export const digestFigures = {
  done: (facts: DigestFacts): Fact => ['Done', `${doneShare(facts)}${undecidedSaid(facts.undecided ?? 0)}`],
  expectedEnd: ({ finish }: DigestFacts, week: LocalDay): Fact => ['Expected end', finishWords(finish, week)],
  answers: ({ answers, minutes }: DigestFacts): Fact => [
    'Answers',
    `${wholeNumber(answers)}, in ${workTime(minutes)} of work`,
  ],
  active: ({ active, invited }: DigestFacts): Fact => [
    'Active',
    `${wholeNumber(active)} of ${count(invited, 'annotator')}`,
  ],
  agreement: ({ agreement }: DigestFacts): Fact => ['Agreement', agreementWords(agreement)],
  flagged({ flagged, inReview }: DigestFacts): Fact {
    const waits = inReview === 0 ? 'nothing waits' : count(inReview, 'case waits', 'cases wait')
    return ['Flagged', `${count(flagged, 'item')}; ${waits} for review`]
  },
} as const

import type { ReviewReason, Verdict } from '../../../domain/intents/review-intent.ts'
import type { OutcomesScreen, ReviewItemScreen, ReviewOverScreen } from '../../../domain/screens/review-screens.ts'
import type { SkipReason } from '../../../domain/session.ts'
import type { Words } from '../../cards/card.ts'
import { count, labelsWithin, listed, wholeNumber } from './count.ts'

const labelsChars = { usual: 150, onButton: 50, alone: 300 }

const reason: Readonly<Record<ReviewReason, string>> = {
  flagged: 'flagged as an edge case',
  unsure: 'answers leave it unsure',
  tied: 'answers tie',
  'no-majority': 'no label has most answers behind it',
  'far-apart': 'what people wrote is too far apart',
  'skipped-twice': 'skipped by two people or more',
  exhausted: 'nobody is left to answer it',
}

const skipReason: Readonly<Record<SkipReason, string>> = {
  'not-my-field': 'not my field',
  unclear: 'unclear',
  broken: 'broken or empty',
  other: 'another reason',
}

const ended: Readonly<Record<ReviewOverScreen['reason'], string>> = {
  time: 'Time is up.',
  'nothing-left': 'No case waits any more.',
  stopped: 'Review has stopped.',
  expired: 'This review has ended while you were away.',
}

/** Cases that an adjudicator decides. */
export const review = {
  which: 'Which cases would you like to review?',
  choice: (name: string, waiting: number): Words => [{ strong: name }, `: ${casesWait(waiting)}`],
  review: 'Review',

  spoken: (campaignName: string, text: string, reasons: readonly ReviewReason[]) =>
    [`Review in ${campaignName}.`, text.trim(), `Why it is here: ${because(reasons)}`].filter(Boolean).join(' '),
  placeIn: (campaignName: string, { waiting, until }: ReviewItemScreen['place']) =>
    `Review · ${casesWait(waiting)} · until ${until} · ${campaignName}`,
  whyHere: (reasons: readonly ReviewReason[]): Words => [{ strong: 'Why it is here: ' }, because(reasons)],
  notes: (n: number) => (n === 1 ? 'Note' : 'Notes'),
  moreNotes: (n: number) => `and ${count(n, 'more note')}`,
  skippedBecause: (skips: ReviewItemScreen['skips']) =>
    `Skipped because: ${listed(skips.map(({ reason, count: n }) => `${skipReason[reason]}${n === 1 ? '' : ` (${wholeNumber(n)})`}`))}`,

  whatDoYouChoose: 'What do you choose?',
  othersRightAfter: 'You see what the others chose right after.',
  yourChoice: (labels: readonly string[]): Words => [{ strong: 'Your choice: ' }, labelNames(labels)],
  nobodyElse: 'Nobody else has answered it.',
  vote: (labels: readonly string[], answers: number) => [labelNames(labels), count(answers, 'answer')] as const,
  /** @param explanation may be empty */
  hasKnownAnswer: (labels: readonly string[], explanation: string): Words => [
    { strong: 'This item has a known answer: ' },
    `${labelNames(labels)}.${behind(explanation)} Settling it as something else corrects that answer; dropping it retires it.`,
  ],
  settleAs: (labels: readonly string[]) => `Settle as ${labelsWithin(labels, labelsChars.onButton)}`,
  chooseAgain: 'Choose again',
  /** What somebody else wrote. */
  take: (labels: readonly string[]) => `Take ${labelsWithin(labels, labelsChars.onButton)}`,
  askMore: { 1: 'Ask 1 more', 2: 'Ask 2 more' },

  verdict: {
    settled: {
      heading: 'Settle this case',
      what: (labels: readonly string[]): Words => [
        { strong: `${labelsWithin(labels, labelsChars.alone)} ` },
        'becomes the label of this item, whatever the votes say. Nobody is asked about it again.',
      ],
      why: 'Why? One sentence will do.',
      whoReads: (hasFlags: boolean): string | null =>
        hasFlags ? 'Those who flagged it read this, and it is kept in the export.' : 'It is kept in the export.',
      submit: 'Settle',
    },
    dropped: {
      heading: 'Drop this item',
      what: (): Words => ['The item leaves the campaign: nobody is asked about it again, and it counts nowhere.'],
      why: 'Why? You may leave this empty.',
      whoReads: (hasFlags: boolean): string | null => (hasFlags ? 'Those who flagged it read this.' : null),
      submit: 'Drop',
    },
  },
  back: 'Back',

  overSpoken: (over: ReviewOverScreen) => `${over.campaignName}: ${ended[over.reason]} ${decided(over)}`,
  over: (over: ReviewOverScreen): Words => [
    { strong: `${ended[over.reason]} ` },
    [decided(over), stillWaiting(over)].filter(Boolean).join(' '),
  ],
  reviewMore: 'Review more',
  undoLast: 'Undo last verdict',

  outcomesSpoken: ({ campaignName, outcomes }: OutcomesScreen) =>
    `${campaignName}: what became of ${flaggedCases(outcomes.length)} you flagged.`,
  outcomes: ({ campaignName, outcomes }: OutcomesScreen): Words => [
    { strong: `${campaignName}: ` },
    `here is what became of ${flaggedCases(outcomes.length)} you flagged. Thank you for speaking up.`,
  ],
  /** @param why may be empty */
  outcome: (verdict: Verdict, labels: readonly string[], why: string): Words => [
    { strong: became(verdict, labels) },
    behind(why),
  ],
  moreCases: (n: number) => `and ${count(n, 'more case')}`,
} as const

function casesWait(n: number): string {
  return `${count(n, 'case')} ${n === 1 ? 'waits' : 'wait'}`
}

function because(reasons: readonly ReviewReason[]): string {
  return reasons.length === 0 ? 'opened again.' : `${listed(reasons.map((one) => reason[one]))}.`
}

function labelNames(labels: readonly string[]): string {
  return labelsWithin(labels, labelsChars.usual)
}

function behind(sentence: string): string {
  return sentence === '' ? '' : ` ${sentence}`
}

function decided({ settled, returned, dropped }: ReviewOverScreen): string {
  const kinds = [
    ...(settled > 0 ? [`settled ${count(settled, 'case')}`] : []),
    ...(returned > 0 ? [`asked for more answers on ${wholeNumber(returned)}`] : []),
    ...(dropped > 0 ? [`dropped ${wholeNumber(dropped)}`] : []),
  ]
  return kinds.length === 0 ? 'Nothing was decided.' : `You ${listed(kinds)}. Thank you.`
}

function stillWaiting({ reason, waiting }: ReviewOverScreen): string {
  if (waiting > 0) return `${count(waiting, 'case')} still ${waiting === 1 ? 'waits' : 'wait'}.`
  return reason === 'nothing-left' ? '' : 'Nothing waits.'
}

function flaggedCases(n: number): string {
  return n === 1 ? 'the case' : count(n, 'case')
}

function became(verdict: Verdict, labels: readonly string[]): string {
  switch (verdict) {
    case 'settled':
      return `Settled as ${labelNames(labels)}.`
    case 'dropped':
      return 'Taken out of the campaign.'
    case 'returned':
      return 'More people are being asked.'
  }
}

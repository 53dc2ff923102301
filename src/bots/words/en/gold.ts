import type { GoldLine, GoldListScreen } from '../../../domain/screens/steer-screens.ts'
import type { Words } from '../../cards/card.ts'
import { ofAll } from './amounts.ts'
import { count, labelsWithin, percent, wholeNumber } from './count.ts'

const labelsChars = 150

const done: Readonly<Record<NonNullable<GoldListScreen['said']>, string>> = {
  corrected: 'The known answer is changed, and the scores of all who met it with it.',
  retired: 'It is retired: nobody is shown it any more. Answers to it still count for scores.',
  returned: 'It is in use again.',
}

/** A campaign's known answers, as its leads see them. */
export const gold = {
  heading: 'Known answers',
  howMany: ({ name, total, retired }: GoldListScreen): Words => [
    { strong: name },
    `: ${count(total, 'known answer')}${retired === 0 ? '' : `, ${wholeNumber(retired)} of them retired`}.`,
  ],
  done,
  withoutAny: 'Without any, nobody’s accuracy is known.',
  areSuspect: (n: number): Words => [
    { strong: `${count(n, 'known answer')} ${n === 1 ? 'is' : 'are'} suspect. ` },
    'Most people who met them chose something else: look at the answer before you doubt the people.',
  ],
  suspect: 'Suspect',
  fared: (line: GoldLine): Words => [
    { strong: labelNames(line.labels) },
    `${line.retired ? ' (retired)' : ''}: shown ${count(line.shown, 'time')}; ${failed(line)}${line.flagged === 0 ? '' : `; flagged by ${people(line.flagged)}`}.`,
  ],
  correct: 'Change the answer',
  retire: 'Retire',
  useAgain: 'Use again',
  add: 'Add known answers',
  earlier: 'Earlier',
  more: (page: number, pages: number) => `More (${page} of ${pages})`,

  form: {
    heading: 'Change a known answer',
    notAnswered: 'Nobody has answered it yet.',
    rightAnswer: 'Right answer',
    orderHint: 'The letters of all texts, the best first, as “B, A, C”.',
    emptyIsNone: 'Tick nothing where none of them fits.',
    explanation: 'Explanation',
    explanationShown: 'Shown in training, where each answer gets its verdict.',
    submit: 'Change',
  },
  vote: (labels: readonly string[], n: number) => [labelNames(labels), people(n)] as const,
} as const

function failed({ answered, wrong, mostChosen }: GoldLine): string {
  if (answered === 0) return 'nobody has answered yet'
  const others = `${ofAll({ right: wrong, answered })} chose something else (${percent(wrong / answered)})`
  return mostChosen === null ? others : `${others}, most often ${labelNames(mostChosen)}`
}

function labelNames(labels: readonly string[]): string {
  return labelsWithin(labels, labelsChars)
}

function people(n: number): string {
  return count(n, 'person', 'people')
}

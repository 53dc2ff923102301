import type { Telling } from '../../../domain/asking/telling.ts'
import type { PreviewScreen } from '../../../domain/screens/screen.ts'
import type { AddPreviewScreen } from '../../../domain/screens/steer-screens.ts'
import type { WorkAhead } from '../../../domain/task-types/work-ahead.ts'
import type { Fact, Words } from '../../cards/card.ts'
import { campaigns } from './campaigns.ts'
import { count, decimal, noneOfThese, wholeNumber } from './count.ts'
import { telling } from './telling.ts'

type Items = Pick<PreviewScreen, 'items' | 'gold'>

const itemsFound = ({ items, gold }: Items) => `${count(items, 'item')} and ${count(gold, 'known answer')}`
const stopped = (problems: number) => `${count(problems, 'problem')} ${problems === 1 ? 'keeps' : 'keep'} this from`

/** `40 min`, `2 h`, `2.5 h` */
function hours(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, Math.round(minutes))} min`
  const halves = Math.round(minutes / 30) / 2
  return `${decimal(halves, halves < 10 && halves % 1 > 0 ? 1 : 0)} h`
}

/** What was found in an items file: of a campaign that is to start, and of one that gets more. */
export const preview = {
  campaign: {
    heading: { ready: 'Ready to launch?', notReady: 'Not ready yet' },
    problems: (n: number): Words => [
      { strong: `${stopped(n)} starting. ` },
      'Nothing was started. Correct the file, go back to the form, where all you filled in still is, and attach it again.',
    ],
    items: (found: Items): Fact => ['Items', itemsFound(found)],
    answersWanted({ items, overlap, stopEarly }: PreviewScreen): Fact {
      const most = stopEarly === null ? '' : 'at most '
      const each = campaigns.answersEach({ overlap, stopEarly })
      return ['Answers wanted', `${most}${count(items * overlap, 'answer')}: ${each}`]
    },
    people: ({ annotators, adjudicators, managers }: PreviewScreen['people']): Fact => [
      'People',
      [count(annotators, 'annotator'), count(adjudicators, 'adjudicator'), count(managers, 'manager')].join(', '),
    ],
    time: ({ minutes, sittings, secondsAnItem }: WorkAhead, { stopEarly, sessionMinutes }: PreviewScreen): Fact => [
      'Time',
      `${stopEarly === null ? 'about' : 'at most about'} ${hours(minutes)} a head, ${count(sittings, 'session')} of ${count(sessionMinutes, 'minute')}: an estimate, at ${secondsAnItem} s an item`,
    ],
    digestChannel: (channel: string): Words => [
      'The weekly digest also goes to ',
      { channel },
      '. Labelbreak has to be a member there.',
    ],
    whenHeard: (heard: Telling): Words => [{ strong: 'When people hear of it: ' }, telling.whenHeard(heard)],
    launchAndTell: 'Launch and tell all now',
    launchAtAnyHour: 'Launch and tell at any hour',
    warnings: 'Worth a look before you launch',
    launch: 'Launch',
  },

  added: {
    heading: { ready: 'Add these?', notReady: 'Not added yet' },
    problems: (n: number): Words => [
      { strong: `${stopped(n)} being added. ` },
      'Nothing was added. Correct the file, go back to the form and attach it again.',
    ],
    items: (found: Items): Fact => ['New items', itemsFound(found)],
    answersWanted: ({ items, overlap }: AddPreviewScreen): Fact => [
      'Answers wanted',
      `${count(items * overlap, 'answer')}: ${overlap} for each item`,
    ],
    warnings: 'Worth a look before you add them',
    add: 'Add',
  },

  problem: (line: number | null, what: Words): Words =>
    line === null ? what : [{ strong: `Line ${line}: ` }, ...what],
  answeredBy: 'What they tap below each item',
  asButton: (text: string) => `[ ${text} ]`,
  asTick: (text: string) => `☐ ${text}`,
  asList: (texts: readonly string[]) => `a list: ${texts.join(', ')}`,
  leaveOut: (rows: number) => `Leave out ${rows === 1 ? 'this one' : `these ${wholeNumber(rows)}`} and go on`,
  leftOut: (rows: number): Words => [{ strong: `${count(rows, 'row')} left out. ` }, 'All below is without them.'],
  moreProblems: (n: number) => `and ${count(n, 'more problem')}`,
  labels: 'Labels',
  label: (name: string, definition: string): Words =>
    definition === '' ? [{ strong: name }] : [{ strong: `${name}: ` }, definition],
  moreLabels: (n: number) => `and ${count(n, 'more label')}`,
  goldByLabel: 'Known answers by label',
  goldCount: wholeNumber,
  labelOrNone: (label: string) => (label === '' ? noneOfThese : label),
  otherLabels: (n: number): Fact => ['Other labels', count(n, 'more label')],
  sample: (items: number): Words => [
    { strong: items === 1 ? 'The first item' : `The first ${items} items` },
    ', as an expert sees them',
  ],
  sampleNumber: (number: number, of: number) => `${number} of ${of}`,
} as const

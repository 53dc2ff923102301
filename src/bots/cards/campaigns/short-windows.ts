import { limits } from '../../../domain/limits.ts'
import type { LaunchedScreen, OneMomentScreen } from '../../../domain/screens/screen.ts'
import type { Offer } from '../../../domain/session.ts'
import { count } from '../../words/en/count.ts'
import { said } from '../../words/said.ts'
import type { Part, WindowCard } from '../card.ts'
import { readingWindow } from './reading-windows.ts'

export function flagFormWindow(offer: Offer): WindowCard {
  return {
    heading: 'Flag an edge case',
    parts: [
      text(
        'Tell those who settle hard cases what is odd here. The item stays open: answer it as best you can, or skip it.',
      ),
      {
        kind: 'field',
        name: 'note',
        label: 'What makes it hard?',
        hint: null,
        optional: false,
        input: { kind: 'lines', initial: '', most: limits.flagNote },
      },
    ],
    submit: { text: 'Flag', form: 'flag', intent: { kind: 'flag', offer } },
    close: 'Cancel',
    closesAll: false,
  }
}

export function flagKeptWindow(): WindowCard {
  return readingWindow('Thank you', [text('Your note is saved. The item is still open in your session.')])
}

const doingSaid: Readonly<Record<OneMomentScreen['doing'], string>> = {
  'reading-items': 'Reading your items. Large files take longer.',
  launching: 'Starting the campaign, and finding out when each person is to hear of it.',
  'adding-items': 'Adding your items. Large files take longer.',
  'saving-edit': 'Saving your changes. In a large campaign another number of answers takes longer.',
  'saving-answer': 'Saving the known answer.',
}

/** These windows lie on top of a form; the others took its place. */
const onTop: ReadonlySet<OneMomentScreen['doing']> = new Set(['reading-items', 'saving-edit'])

export function oneMomentWindow({ doing, asking }: OneMomentScreen): WindowCard {
  return {
    ...readingWindow('One moment', [text(doingSaid[doing]), ...(asking === null ? [] : [text(askingSaid(asking))])]),
    close: onTop.has(doing) ? 'Back to the form' : 'Close',
  }
}

function askingSaid({ people, seconds }: NonNullable<OneMomentScreen['asking']>): string {
  const time = seconds < 90 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute')
  const who = people === 1 ? 'one person is' : `${count(people, 'person', 'people')} are`
  return `Slack is being asked who ${who}. It answers only so many such questions a minute, so this takes about ${time}. Please leave this window open: it changes by itself.`
}

export function launchedWindow({ name, items, telling }: LaunchedScreen): WindowCard {
  return {
    ...readingWindow('Launched', [
      {
        kind: 'text',
        words: [
          { strong: `${name} is running. ` },
          `${count(items, 'item')} can be labeled. ${said.telling.whenHeard(telling)}`,
        ],
      },
      { kind: 'text', words: ['Whoever wants to begin before that types ', { command: '' }, ', at any time.'] },
      { kind: 'text', words: ['See how it goes: ', { command: `status ${name}` }] },
    ]),
    closesAll: true,
  }
}

function text(said: string): Part {
  return { kind: 'text', words: [said] }
}

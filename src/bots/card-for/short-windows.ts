import { limits } from '../../domain/campaign.ts'
import type { LaunchedScreen } from '../../domain/screen.ts'
import type { Offer } from '../../domain/session.ts'
import type { Part, WindowCard } from '../card.ts'
import { count } from '../count.ts'
import { readingWindow } from './reading-windows.ts'
import { tellingSaid } from './telling-words.ts'

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

export function readingItemsWindow(): WindowCard {
  return {
    ...readingWindow('One moment', [text('Reading your items. This takes a few seconds; large files take longer.')]),
    close: 'Back to the form',
  }
}

export function launchedWindow({ name, items, telling }: LaunchedScreen): WindowCard {
  return {
    ...readingWindow('Launched', [
      {
        kind: 'text',
        words: [{ strong: `${name} is running. ` }, `${count(items, 'item')} can be labeled. ${tellingSaid(telling)}`],
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

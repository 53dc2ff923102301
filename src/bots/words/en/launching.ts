import type { LaunchedScreen, OneMomentScreen } from '../../../domain/screens/screen.ts'
import type { Words } from '../../cards/card.ts'
import { count } from './count.ts'
import { telling } from './telling.ts'

const doing: Readonly<Record<OneMomentScreen['doing'], string>> = {
  'reading-items': 'Reading your items. Large files take longer.',
  launching: 'Starting the campaign, and finding out when each person is to hear of it.',
  'adding-items': 'Adding your items. Large files take longer.',
  'saving-edit': 'Saving your changes. In a large campaign another number of answers takes longer.',
  'saving-answer': 'Saving the known answer.',
}

/** What takes a moment, and a campaign that begins. */
export const launching = {
  oneMoment: 'One moment',
  doing,
  askingPlatform({ people, seconds }: NonNullable<OneMomentScreen['asking']>): Words {
    const time = seconds < 90 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute')
    const who = people === 1 ? 'one person is' : `${count(people, 'person', 'people')} are`
    return [
      { platform: 'name' },
      ` is being asked who ${who}. It answers only so many such questions a minute, so this takes about ${time}. Please leave this window open: it changes by itself.`,
    ]
  },
  launched: 'Launched',
  running: ({ name, items, ...screen }: LaunchedScreen): Words => [
    { strong: `${name} is running. ` },
    `${count(items, 'item')} can be labeled. ${telling.whenHeard(screen.telling)}`,
  ],
  beginBefore: ['Whoever wants to begin before that types ', { command: '' }, ', at any time.'] as Words,
  seeHowItGoes: (name: string): Words => ['See how it goes: ', { command: `status ${name}` }],
} as const

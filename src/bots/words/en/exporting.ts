import type { ExportFailure, SteerScreen } from '../../../domain/screens/steer-screens.ts'
import type { Words } from '../../cards/card.ts'
import { count } from './count.ts'

type Screen<Kind extends SteerScreen['kind']> = Extract<SteerScreen, { kind: Kind }>

const advice: Readonly<Record<ExportFailure, Words>> = {
  'too-large': [
    'It is too large for a message. Whoever runs Labelbreak can write it from the command line with labelbreak export.',
  ],
  refused: [{ platform: 'name' }, ' did not take the files. The answers are safe. To try once more: '],
  unsure: ['It was cut short while the files were on their way. If you do not see them in a minute: '],
  interrupted: ['It could not be made within a day. The answers are safe. To try once more: '],
}

function failed({ name, why }: Screen<'export-failed'>): string {
  return `The export of ${name} ${why === 'unsure' ? 'may not have arrived.' : 'was not sent.'}`
}

/** The answers of a campaign as files. */
export const exporting = {
  begun: {
    title: (name: string) => `The export of ${name} is being written.`,
    what: (name: string): Words => [
      { strong: `The export of ${name} is being written. ` },
      'Two files come to you by direct message: JSONL with an item a line, CSV with an answer a row. People appear under pseudonyms.',
    ],
  },
  ready: ({ name, items, answers }: Screen<'export-ready'>) =>
    `Export of ${name}: ${count(items, 'item')}, ${count(answers, 'answer')}. Verdicts of Review go before votes. People appear under pseudonyms.`,
  failed: {
    title: failed,
    what: (screen: Screen<'export-failed'>): Words => [
      { strong: `${failed(screen)} ` },
      ...advice[screen.why],
      ...(screen.why === 'too-large' ? [] : [{ command: `export ${screen.name}` }, '.']),
    ],
  },
} as const

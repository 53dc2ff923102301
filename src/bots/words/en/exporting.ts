import type { ExportFailure, SteerScreen } from '../../../domain/screens/steer-screens.ts'
import type { PointFirst, Words } from '../../cards/card.ts'
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

const linksNeed = ' Whoever runs Labelbreak can have it come as a link instead, by setting PUBLIC_URL.'

function failed({ name, why }: Screen<'export-failed'>): string {
  return `The export of ${name} ${why === 'unsure' ? 'may not have arrived.' : 'was not sent.'}`
}

const called: Readonly<Record<string, string>> = { jsonl: 'JSONL, an item a line', csv: 'CSV, an answer a row' }

/** A file by its format. */
function file(format: string): string {
  return called[format] ?? format
}

function fileSaid({ name, format, how }: Screen<'export-file'>): PointFirst {
  const again: Words = [{ command: `export ${name}` }, ' offers it anew.']
  switch (how) {
    case 'coming':
      return [
        { strong: `${name} as ${file(format)}: on its way. ` },
        'It is written as the campaign stands now. Once it is there, a message shows it.',
      ]
    case 'declined':
      return [{ strong: `${name} as ${file(format)}: not sent. ` }, 'Nothing was put among your files. ', ...again]
    case 'answered-before':
      return [{ strong: `${name} as ${file(format)}: answered before. ` }, 'Nothing was sent a second time. ', ...again]
    case 'no-place':
      return [{ strong: `${name} as ${file(format)}: not sent. ` }, 'It had no safe place to go. ', ...again]
    case 'too-old':
      return [{ strong: `This offer of ${name} is more than a week old. ` }, 'Nothing was sent. ', ...again]
  }
}

/** The answers of a campaign as files. */
export const exporting = {
  begun: {
    title: (name: string) => `The export of ${name} is being written.`,
    what: (name: string): Words => [
      { strong: `The export of ${name} is being written. ` },
      'Two files come to you alone: JSONL with an item a line, CSV with an answer a row. People appear under pseudonyms.',
    ],
  },
  ready: ({ name, items, answers }: Screen<'export-ready'>) =>
    `Export of ${name}: ${count(items, 'item')}, ${count(answers, 'answer')}. An adjudicator’s decision goes before the votes. People appear under pseudonyms.`,
  failed: {
    title: failed,
    what: (screen: Screen<'export-failed'>): Words => [
      { strong: `${failed(screen)} ` },
      ...advice[screen.why],
      ...(screen.noLinks === true ? [linksNeed] : []),
      ...(screen.why === 'too-large' ? [] : [{ command: `export ${screen.name}` }, '.']),
    ],
  },
  /** Beside the offer of a file, in words alone. */
  offer: (format: string, words: string) => `As ${file(format)}. ${words}`,
  /** In a notification. */
  offered: (name: string) => `A file for you: ${name}`,
  there: (name: string) => `${name} is among your files.`,
  file: fileSaid,
  links: {
    title: ({ name }: Screen<'export-links'>) => `The export of ${name} is ready to fetch.`,
    what: ({ name, why }: Screen<'export-links'>): Words => [
      { strong: `The export of ${name} is ready to fetch. ` },
      ...(why === 'too-large'
        ? ['It is too large for a message. ']
        : [{ platform: 'name' as const }, ' did not take the files. ']),
      'These links are good for a day. Whoever has one can read the answers: pass none on.',
    ],
    one: file,
  },
} as const

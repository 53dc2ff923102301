import type { Words } from '../../cards/card.ts'

/** The list of commands, in English. */
export const help = {
  title: 'What Labelbreak can do',
  misreadTitle: (typed: string) => `“${typed}” is not a command of Labelbreak.`,
  /** @param nearest a command that was perhaps meant, as it would be typed */
  misread: (typed: string, nearest: string | null): Words => [
    { strong: `I do not know “${typed}”. ` },
    'Nothing was changed. ',
    ...(nearest === null
      ? ['This is what I can do:']
      : ['Did you mean ', { command: nearest }, '? This is what I can do:']),
  ],
  bareCommand: [{ command: '' }, ' goes on with your session, or shows what you could label'],
  /** @param says what it does @param example null where it is typed as it stands */
  command: (word: string, says: string, example: string | null): Words => [
    { command: word === 'status' ? 'status NAME' : word },
    ` ${says}${example === null ? '' : ', as in '}`,
    ...(example === null ? [] : [{ command: example }]),
  ],
} as const

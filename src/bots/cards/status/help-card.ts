import type { HelpScreen } from '../../../domain/screens/screen.ts'
import { nearestCommand } from '../../commands/nearest-command.ts'
import { said } from '../../words/said.ts'
import type { Card, Part, Words } from '../card.ts'

const mostTypedChars = 60

export function helpCard({ misread, mayCreate }: HelpScreen): Card {
  const shown = said.commands.filter(({ toldTo }) => mayCreate || toldTo === 'all')
  const entries: Words[] = [
    [{ command: '' }, ' goes on with your session, or shows what you could label'],
    ...shown.map(
      ({ word, example, says }): Words => [
        { command: word === 'status' ? 'status NAME' : word },
        ` ${says}${example === word ? '' : ', as in '}`,
        ...(example === word ? [] : [{ command: example }]),
      ],
    ),
  ]
  return {
    title:
      misread === null ? 'What Labelbreak can do' : `“${shortened(misread.words)}” is not a command of Labelbreak.`,
    step: 'help',
    parts: [...(misread === null ? [] : [misreadPart(misread)]), { kind: 'list', entries }],
  }
}

function misreadPart({ words, nearest }: NonNullable<HelpScreen['misread']>): Part {
  const found = nearestCommand(nearest ?? words)
  const guess: Words =
    found === null
      ? ['This is what I can do:']
      : ['Did you mean ', { command: found.example }, '? This is what I can do:']
  return {
    kind: 'text',
    words: [{ strong: `I do not know “${shortened(words)}”. ` }, 'Nothing was changed. ', ...guess],
  }
}

function shortened(words: string): string {
  return words.length > mostTypedChars ? `${words.slice(0, mostTypedChars).toWellFormed()} …` : words
}

import type { HelpScreen } from '../../../domain/screens/screen.ts'
import { nearestCommand } from '../../commands/nearest-command.ts'
import { said } from '../../words/said.ts'
import type { Card, Part, Words } from '../card.ts'

const mostTypedChars = 60

export function helpCard({ misread, mayCreate }: HelpScreen): Card {
  const shown = said.commands.filter(({ toldTo }) => mayCreate || toldTo === 'all')
  const entries: Words[] = [
    said.help.bareCommand,
    ...shown.map(({ word, example, says }) => said.help.command(word, says, example === word ? null : example)),
  ]
  return {
    title: misread === null ? said.help.title : said.help.misreadTitle(shortened(misread.words)),
    step: 'help',
    parts: [...(misread === null ? [] : [misreadPart(misread)]), { kind: 'list', entries }],
  }
}

function misreadPart({ words, nearest }: NonNullable<HelpScreen['misread']>): Part {
  const found = nearestCommand(nearest ?? words)
  return { kind: 'text', words: said.help.misread(shortened(words), found?.example ?? null) }
}

function shortened(words: string): string {
  return words.length > mostTypedChars ? `${words.slice(0, mostTypedChars).toWellFormed()} …` : words
}

import type { Role } from '../../../domain/person.ts'
import type { HelpScreen, MisreadScreen } from '../../../domain/screens/screen.ts'
import { type CommandWord, commandNamed, nearestCommand } from '../../commands/nearest-command.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'

const mostTypedChars = 60
const mostLines = 5

/** What each role wants most; who holds several sees what the first of them wants. */
const wanted: readonly (readonly [Role, readonly CommandWord[]])[] = [
  ['lead', ['new', 'status', 'review', 'invite', 'digest']],
  ['manager', ['digest', 'status', 'list']],
  ['adjudicator', ['review', 'status', 'settings']],
  ['annotator', ['status', 'list', 'settings']],
]

export function helpCard(screen: HelpScreen): Card {
  const { title, allCommands } = said.help
  return {
    title: screen.isWhole ? allCommands : title,
    step: 'help',
    parts: [
      { kind: 'list', entries: screen.isWhole ? allEntries(screen) : entriesFor(screen) },
      { kind: 'controls', controls: buttons(screen) },
    ],
  }
}

function entriesFor({ roles, mayCreate }: HelpScreen): Words[] {
  const labels = roles.includes('annotator') || roles.length === 0
  const words = wanted.find(([role]) => roles.includes(role))?.[1] ?? ['list', 'settings']
  const shown = words.filter((word) => mayCreate || word !== 'new').map(commandNamed)
  const entries = shown.map(({ word, says }) => said.help.command(word, says, null))
  return [...(labels ? [said.help.bareCommand] : []), ...entries].slice(0, mostLines)
}

function allEntries({ mayCreate }: HelpScreen): Words[] {
  const shown = said.commands.filter(({ toldTo }) => mayCreate || toldTo === 'all')
  return [
    said.help.bareCommand,
    ...shown.map(({ word, example, says }) => said.help.command(word, says, example === word ? null : example)),
  ]
}

function buttons({ roles, mayCreate, isWhole }: HelpScreen): Control[] {
  const { labelNow, newCampaign, settings, allCommands, help } = said.help
  return [
    ...(roles.includes('annotator') ? [button(labelNow, { kind: 'resume' })] : []),
    ...(mayCreate ? [button(newCampaign, { kind: 'new-campaign' })] : []),
    button(settings, { kind: 'settings' }),
    isWhole ? button(help, { kind: 'help' }) : button(allCommands, { kind: 'all-commands' }),
  ]
}

/** What to do instead: never all that there is, which nobody reads who wanted one thing. */
export function misreadCard({ words, nearest }: MisreadScreen): Card {
  const shown = shortened(words)
  const found = nearest === null ? null : nearestCommand(nearest)
  const text: Part = { kind: 'text', words: said.help.misread(words, shown, found?.example ?? null) }
  return {
    title: said.help.misreadTitle(shown),
    step: 'help',
    parts: [text, { kind: 'controls', controls: [button(said.help.help, { kind: 'help' })] }],
  }
}

function shortened(words: string): string {
  return words.length > mostTypedChars ? `${words.slice(0, mostTypedChars).toWellFormed()} …` : words
}

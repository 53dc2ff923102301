import type { Intent } from '../../domain/intents/intent.ts'
import type { SteerAct } from '../../domain/intents/steer-intent.ts'
import { unquoted } from '../../domain/texts/unquoted.ts'
import { aboutPeople, type PeopleAsked } from '../../flows/campaigns/people-of-campaign.ts'
import { digestHere } from '../../flows/digest/digest-here.ts'
import { linkAccounts } from '../../flows/people/link-accounts.ts'
import { unlinkAccount } from '../../flows/people/unlink-account.ts'
import type { Request } from '../../flows/request.ts'
import { type CommandWord, nearestCommand } from './nearest-command.ts'
import { readPeople, withoutMentions } from './read-people.ts'

type Asked = Request['intent']

/**
 * Every command: what its words ask. An `Intent` where buttons ask the same; else a flow of its own (`typed`). What
 * help says of each, and to whom, stands in `bots/words`. Null: understood only in part, so an example is shown.
 */
const commands: Readonly<Record<CommandWord, (rest: string, channel: string | null) => Asked | null>> = {
  new: () => ({ kind: 'new-campaign' }),
  list: () => ({ kind: 'list' }),
  status: (rest) => ({ kind: 'status', name: unquoted(rest) }),
  digest: (rest, channel) => aboutChannel(rest, channel) ?? { kind: 'digest', which: { name: unquoted(rest) } },
  review: (rest) => ({ kind: 'review', which: { name: unquoted(rest) }, minutes: null }),
  invite: people('invite'),
  remove: people('remove'),
  add: steering('add'),
  edit: steering('edit'),
  gold: steering('gold'),
  pause: steering('pause'),
  // Without a name, to resume is to go on with one's own session.
  resume: (rest) => (rest === '' ? { kind: 'resume' } : steering('go-on')(rest)),
  finish: steering('finish'),
  reopen: steering('reopen'),
  export: steering('export'),
  link: linkAccounts,
  unlink: unlinkAccount,
  settings: () => ({ kind: 'settings' }),
  help: (rest) => ({ kind: rest.toLowerCase() === 'all' ? 'all-commands' : 'help' }),
}

/**
 * What was typed to Labelbreak. Nothing at all means: go on with the session.
 * @param channel where it was typed, if others read along there
 */
export function readCommand(typed: string, channel: string | null = null): Asked {
  const words = typed.trim().replaceAll(/\s+/g, ' ')
  const [first = '', ...others] = words.split(' ')
  if (first === '') return { kind: 'resume' }
  const word = first.toLowerCase()
  const rest = others.join(' ')
  const asked = isCommand(word) ? commands[word](namesPeople.has(word) ? rest : withoutMentions(rest), channel) : null
  return asked ?? { kind: 'unknown-words', words: withoutMentions(words), nearest: nearestCommand(first)?.word ?? null }
}

const namesPeople: ReadonlySet<CommandWord> = new Set(['invite', 'remove'])

function isCommand(word: string): word is CommandWord {
  return Object.hasOwn(commands, word)
}

/** `Contract clauses here`, `Contract clauses not here`; null where no place is named. */
function aboutChannel(rest: string, channel: string | null): Asked | null {
  const [, name, not] = /^(.*?)\s*\b(not )?here$/iu.exec(rest) ?? []
  return name === undefined ? null : digestHere({ name: unquoted(name), channel, goes: not === undefined })
}

function steering(act: SteerAct): (rest: string) => Intent {
  return (rest) => ({ kind: 'steer', act, which: { name: unquoted(rest) } })
}

function people(kind: PeopleAsked['kind']): (rest: string) => Asked | null {
  return (rest) => {
    const asked = readPeople(kind, rest)
    return asked === null ? null : aboutPeople(asked)
  }
}

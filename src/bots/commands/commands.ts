import { closest, distance } from 'fastest-levenshtein'
import type { Intent } from '../../domain/intents/intent.ts'
import { readSteerWords, unquoted } from './steer-words.ts'

/** The words a person can type, in the order in which help shows them. Later issues add theirs here. */
export const commands = [
  { word: 'new', example: 'new', says: 'starts a campaign' },
  { word: 'list', example: 'list', says: 'shows your campaigns' },
  { word: 'status', example: 'status Contract clauses', says: 'shows how a campaign is doing' },
  { word: 'digest', example: 'digest Contract clauses', says: 'shows its week so far, to leads and managers' },
  { word: 'review', example: 'review Contract clauses', says: 'puts its hard cases to adjudicators and leads' },
  { word: 'invite', example: 'invite @ana @bo to Contract clauses as annotator', says: 'lets people take part' },
  { word: 'remove', example: 'remove @ana from Contract clauses', says: 'takes people off it' },
  { word: 'add', example: 'add Contract clauses', says: 'takes more items' },
  { word: 'edit', example: 'edit Contract clauses', says: 'changes guideline, overlap, people and times' },
  { word: 'gold', example: 'gold Contract clauses', says: 'shows how its known answers fare' },
  { word: 'pause', example: 'pause Contract clauses', says: 'stops asking for now' },
  { word: 'resume', example: 'resume Contract clauses', says: 'goes on with a paused one' },
  { word: 'finish', example: 'finish Contract clauses', says: 'closes it, once you have confirmed' },
  { word: 'export', example: 'export Contract clauses', says: 'sends you its answers as files' },
  { word: 'settings', example: 'settings', says: 'says when you may be asked' },
  { word: 'help', example: 'help', says: 'shows this' },
] as const

/** Words for those who lead a campaign, or settle its hard cases; guests do neither. */
export const leadWords: ReadonlySet<string> = new Set([
  'new',
  'digest',
  'review',
  'invite',
  'remove',
  'add',
  'edit',
  'gold',
  'pause',
  'resume',
  'finish',
  'export',
])

/** What was typed after `/label`, or to the bot in Teams. Nothing at all means: go on with the session. */
export function readCommand(typed: string): Intent {
  const words = typed.trim().replaceAll(/\s+/g, ' ')
  const [first = '', ...others] = words.split(' ')
  const rest = others.join(' ')
  switch (first.toLowerCase()) {
    case '':
      return { kind: 'resume' }
    case 'new':
      return { kind: 'new-campaign' }
    case 'list':
      return { kind: 'list' }
    case 'status':
      return { kind: 'status', name: unquoted(rest) }
    case 'digest':
      return { kind: 'digest', which: { name: unquoted(rest) } }
    case 'settings':
      return { kind: 'settings' }
    case 'help':
      return { kind: 'help' }
    default:
      return (
        readSteerWords(first.toLowerCase(), rest) ?? {
          kind: 'unknown-words',
          words,
          nearest: nearestCommand(first)?.word ?? null,
        }
      )
  }
}

/** The command that was probably meant, or null where none is near. */
export function nearestCommand(typed: string): (typeof commands)[number] | null {
  const first = typed.trim().split(/\s+/)[0]?.toLowerCase() ?? ''
  const words = commands.map(({ word }) => word)
  const begun = first.length >= 2 ? words.find((word) => word.startsWith(first)) : undefined
  const near = begun ?? closest(first, words)
  const isNear = begun !== undefined || distance(first, near) <= Math.max(1, Math.floor(near.length / 2))
  return isNear ? (commands.find(({ word }) => word === near) ?? null) : null
}

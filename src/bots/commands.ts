import { closest, distance } from 'fastest-levenshtein'
import type { Intent } from '../domain/intent.ts'

/** The words a person can type, in the order in which help shows them. Later issues add theirs here. */
export const commands = [
  { word: 'new', example: 'new', says: 'starts a campaign' },
  { word: 'list', example: 'list', says: 'shows your campaigns' },
  { word: 'status', example: 'status Contract clauses', says: 'shows how a campaign is doing' },
  { word: 'digest', example: 'digest Contract clauses', says: 'shows its week so far, to leads and managers' },
  { word: 'settings', example: 'settings', says: 'says when you may be asked' },
  { word: 'help', example: 'help', says: 'shows this' },
] as const

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
      return { kind: 'unknown-words', words, nearest: nearestCommand(first)?.word ?? null }
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

/** A name may be typed in quotation marks. */
function unquoted(name: string): string {
  return /^["“'‘](.+)["”'’]$/.exec(name)?.[1] ?? name
}

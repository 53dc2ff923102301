import { distance } from 'fastest-levenshtein'
import type { Intent } from '../../domain/intents/intent.ts'
import type { SteerAct } from '../../domain/intents/steer-intent.ts'
import { type Role, roles } from '../../domain/person.ts'

/** Words that stand before a campaign's name alone. */
const acts: Readonly<Record<string, SteerAct>> = {
  pause: 'pause',
  resume: 'go-on',
  finish: 'finish',
  add: 'add',
  edit: 'edit',
  gold: 'gold',
  export: 'export',
}

/** What people call a role beside its name. */
const otherNames: Readonly<Record<string, Role>> = {
  expert: 'annotator',
  labeler: 'annotator',
  reviewer: 'adjudicator',
}

/**
 * What a lead or an adjudicator typed; null where the first word is none of theirs. `invite` and `remove` with nobody
 * named are null too: they are answered with an example.
 */
export function readSteerWords(first: string, rest: string): Intent | null {
  const act = acts[first]
  // Without a name, to resume is to go on with one's own session.
  if (act === 'go-on' && rest === '') return { kind: 'resume' }
  if (act !== undefined) return { kind: 'steer', act, which: { name: unquoted(rest) } }
  if (first === 'review') return { kind: 'review', which: { name: unquoted(rest) }, minutes: null }
  return first === 'invite' || first === 'remove' ? readPeople(first, rest) : null
}

/** As in `@ana @bo to Contract clauses as annotator`; small words and their order are taken as they come. */
function readPeople(kind: 'invite' | 'remove', rest: string): Intent | null {
  const people = [...rest.matchAll(mention)].flatMap(([, id]) => id ?? [])
  const withoutPeople = rest.replaceAll(mention, ' ')
  const unresolved = [...withoutPeople.matchAll(looseMention)].map(([word]) => word.trim())
  if (people.length === 0 && unresolved.length === 0) return null
  const { role, others } = takeRole(withoutPeople.replaceAll(looseMention, ' '))
  const name = others
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:(?:and\b|[,&])\s*)+/iu, '')
    .replace(/^(?:to|into|in|for|on|from|of)\s+(?=\S)/iu, '')
  return { kind, people: [...new Set(people)], unresolved, role, which: { name: unquoted(name) } }
}

/** How Slack writes somebody's name in a command: `<@U123>` or `<@U123|ana>`. */
const mention = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/gu
const looseMention = /(?<!\S)@[^\s,]+/gu

/** `as a manager`, before the name or behind it. */
function takeRole(text: string): { role: Role | null; others: string } {
  const found = /\bas\s+(?:an?\s+|the\s+)?(\p{L}+)(?=\s*$|\s+(?:to|into|in|for|on|from|of)\s)/iu.exec(text)
  const role = found === null ? null : roleNamed(found[1] ?? '')
  if (found === null || role === null) return { role: null, others: text }
  return { role, others: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` }
}

function roleNamed(word: string): Role | null {
  const one = word.toLowerCase().replace(/s$/u, '')
  const near = roles.find((role) => distance(role, one) <= (role.length > 5 ? 2 : 0))
  return near ?? otherNames[one] ?? null
}

/** A name may be typed in quotation marks. */
export function unquoted(name: string): string {
  return /^["“'‘](.+)["”'’]$/u.exec(name)?.[1] ?? name
}

import { distance } from 'fastest-levenshtein'
import { type Role, roles } from '../../domain/person.ts'
import { unquoted } from '../../domain/texts/unquoted.ts'
import type { PeopleAsked, Unresolved } from '../../flows/campaigns/people-of-campaign.ts'

/** What people call a role beside its name. */
const otherNames: Readonly<Record<string, Role>> = {
  expert: 'annotator',
  labeler: 'annotator',
  reviewer: 'adjudicator',
}

/** Somebody's account as a platform hands it on among typed words: `<@ID>`, or `<@ID|ana>`. */
const mention = /<@([^\s<>|]+)(?:\|([^>]*))?>/gu
/** A mention that is no account here, with why: `<!group|Lawyers>`. */
const noAccount = /<!(others|group|unknown)\|([^<>|]*)>/gu
const looseMention = /(?<!\S)@[^\s,]+/gu

/**
 * As in `@ana @bo to Contract clauses as annotator`; small words and their order are taken as they come. Null where
 * nobody is named.
 */
export function readPeople(kind: PeopleAsked['kind'], rest: string): PeopleAsked | null {
  const people = [...rest.matchAll(mention)].flatMap(([, id]) => id ?? [])
  const names = new Map([...rest.matchAll(mention)].flatMap(([, id, name]) => (id && name ? [[id, name]] : [])))
  const withoutPeople = rest.replaceAll(mention, ' ').replaceAll(noAccount, ' ')
  const unresolved = [
    ...[...rest.matchAll(noAccount)].map(([, why, name]) => unresolvedOf(why, name ?? '')),
    ...[...withoutPeople.matchAll(looseMention)].map(([word]) => ({ kind: 'no-person', word: word.trim() }) as const),
  ]
  if (people.length === 0 && unresolved.length === 0) return null
  const { role, others } = takeRole(withoutPeople.replaceAll(looseMention, ' '))
  const name = others
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:(?:and\b|[,&])\s*)+/iu, '')
    .replace(/^(?:to|into|in|for|on|from|of)\s+(?=\S)/iu, '')
  return { kind, people: [...new Set(people)], names, unresolved, role, which: { name: unquoted(name) } }
}

function unresolvedOf(why: string | undefined, name: string): Unresolved {
  if (why === 'unknown') return { kind: 'no-person', word: `@${name}` }
  return { kind: why === 'group' ? 'is-group' : 'is-of-others', name }
}

/** What was typed, with every mention as it reads: `@ana`. */
export function withoutMentions(typed: string): string {
  return typed.replaceAll(mention, (all, _, name?: string) => (name ? `@${name}` : all)).replaceAll(noAccount, '@$2')
}

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

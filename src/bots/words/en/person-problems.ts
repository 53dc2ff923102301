import type { PersonProblem } from '../../../domain/people/person-problem.ts'
import type { Role } from '../../../domain/person.ts'
import type { Words } from '../../cards/card.ts'
import type { NotTold } from '../problem.ts'
import type { Worded } from '../worded.ts'

/** The platform did not say whose account it is. */
export function notTold(problem: NotTold): Words {
  return [{ platform: 'name' }, ` did not say who ${called(problem, 'the')} is. Please send this again in a minute.`]
}

type OfAccount = { readonly role: Role; readonly account: string; readonly name?: string }

function called({ role, account, name }: OfAccount, article: 'the' | 'The'): string {
  return name ?? `${article} ${role} with the account ${account}`
}

/** Why somebody cannot be given a role, or lose it. */
export const personProblems: Worded<Exclude<PersonProblem, NotTold>> = {
  'account-unknown': (problem) => `${called(problem, 'The')} could not be found. Choose somebody else.`,
  'account-not-added': (problem) =>
    `${called(problem, 'The')} has not added Labelbreak, so I cannot write to them. Ask them to add it, then name them again.`,
  'is-bot': ({ role, name }) => `${name} is a bot and cannot be ${withArticle(role)}.`,
  'is-of-others': ({ role, name }) =>
    `${name} belongs to another organization and cannot be ${withArticle(role)}. Once they are a guest in yours, name them again.`,
  'is-only-lead': ({ name }) => `${name} is the only lead, and a campaign needs one. Invite another lead first.`,
  'too-many-people': ({ most }) => `At most ${most} people at once. Name the others in another command.`,
  'is-group': ({ name }) =>
    `${name} is a group. People take part one by one: type @ and choose each from the list that opens.`,
  'no-person': ({ word }) =>
    `I could not tell who ${word} is. Type @ and choose each person from the list that opens; a group cannot be chosen.`,
}

function withArticle(role: Role): string {
  return role.startsWith('a') ? `an ${role}` : `a ${role}`
}

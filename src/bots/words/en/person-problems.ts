import type { PersonProblem } from '../../../domain/people/person-problem.ts'
import type { Role } from '../../../domain/person.ts'
import type { Words } from '../../cards/card.ts'
import type { NotTold } from '../problem.ts'
import type { Worded } from '../worded.ts'

/** The platform did not say whose account it is. */
export function notTold({ role, account }: NotTold): Words {
  return [
    { platform: 'name' },
    ` did not say who the ${role} with the account ${account} is. Please send this again in a minute.`,
  ]
}

/** Why somebody cannot be given a role, or lose it. */
export const personProblems: Worded<Exclude<PersonProblem, NotTold>> = {
  'account-unknown': ({ role, account }) =>
    `The ${role} with the account ${account} could not be found. Choose somebody else.`,
  'is-bot': ({ role, name }) => `${name} is a bot and cannot be ${withArticle(role)}.`,
  'is-of-others': ({ role, name }) => `${name} belongs to another organization and cannot be ${withArticle(role)}.`,
  'is-only-lead': ({ name }) => `${name} is the only lead, and a campaign needs one. Invite another lead first.`,
  'too-many-people': ({ most }) => `At most ${most} people at once. Name the others in another command.`,
  'no-person': ({ word }) =>
    `I could not tell who ${word} is. Type @ and choose each person from the list that opens; a group cannot be chosen.`,
}

function withArticle(role: Role): string {
  return role.startsWith('a') ? `an ${role}` : `a ${role}`
}

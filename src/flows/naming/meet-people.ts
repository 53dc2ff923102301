import type { CampaignForm } from '../../domain/forms/campaign-form.ts'
import type { Person, Role, Sender } from '../../domain/person.ts'
import { PlatformBusy } from '../telling/platform-busy.ts'
import type { World } from '../world.ts'
import { meet } from './meet.ts'
import { meetMany } from './meet-many.ts'

export type ChosenPeople = {
  /** Each person once a role; two accounts of one person count once. */
  readonly members: readonly { readonly personId: string; readonly role: Role }[]
  readonly annotators: number
  readonly adjudicators: number
  readonly managers: number
  /** Who cannot take part and why, in words for the lead. */
  readonly problems: readonly string[]
}

/** Finds out who the chosen accounts are, so that a launch need not ask the platform. Guests may take part, bots may not. */
export async function meetPeople(
  world: World,
  lead: Person,
  sender: Sender,
  form: CampaignForm,
): Promise<ChosenPeople> {
  const problems: string[] = []
  const members: { personId: string; role: Role }[] = [{ personId: lead.id, role: 'lead' }]
  const chosen = [
    { role: 'annotator', accounts: form.annotators },
    { role: 'adjudicator', accounts: form.adjudicators },
    { role: 'manager', accounts: form.managers },
  ] as const
  await meetMany(
    world,
    sender.workspaceId,
    chosen.flatMap(({ accounts }) => accounts),
  )
  for (const { role, accounts } of chosen) {
    for (const externalId of accounts) {
      const found = await meetOne(world, { workspaceId: sender.workspaceId, externalId }, role)
      if (typeof found === 'string') problems.push(found)
      else if (!members.some((one) => one.personId === found.id && one.role === role)) {
        members.push({ personId: found.id, role })
      }
    }
  }
  const count = (role: Role) => members.filter((one) => one.role === role).length
  return {
    members,
    annotators: count('annotator'),
    adjudicators: count('adjudicator'),
    managers: count('manager'),
    problems,
  }
}

/** Somebody who may hold a role, or why not, in words for the lead. */
export async function meetOne(world: World, who: Sender, role: Role): Promise<Person | string> {
  const met = await meet(world, who).catch((error: unknown) => {
    if (!(error instanceof PlatformBusy)) throw error
    return 'busy' as const
  })
  if (met === 'busy') {
    return `Slack did not say who the ${role} with the account ${who.externalId} is. Please send this again in a minute.`
  }
  if (met === null) {
    return `The ${role} with the account ${who.externalId} could not be found. Choose somebody else.`
  }
  if (met.kind === 'bot') return `${met.person.name} is a bot and cannot be ${withArticle(role)}.`
  if (met.kind === 'stranger') {
    return `${met.person.name} belongs to another organization and cannot be ${withArticle(role)}.`
  }
  return met.person
}

function withArticle(role: Role): string {
  return role.startsWith('a') ? `an ${role}` : `a ${role}`
}

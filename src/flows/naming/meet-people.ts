import type { CampaignForm } from '../../domain/forms/campaign-form.ts'
import type { PersonProblem } from '../../domain/people/person-problem.ts'
import type { Person, Role, Sender } from '../../domain/person.ts'
import { PlatformBusy } from '../telling/platform-busy.ts'
import type { World } from '../world.ts'
import { meetOrWhyNot } from './meet.ts'
import { meetMany } from './meet-many.ts'

export type ChosenPeople = {
  /** Each person once a role; two accounts of one person count once. */
  readonly members: readonly { readonly personId: string; readonly role: Role }[]
  readonly annotators: number
  readonly adjudicators: number
  readonly managers: number
  /** Who cannot take part, and why. */
  readonly problems: readonly PersonProblem[]
}

/** Finds out who the chosen accounts are, so that a launch need not ask the platform. Guests may take part, bots may not. */
export async function meetPeople(
  world: World,
  lead: Person,
  sender: Sender,
  form: CampaignForm,
): Promise<ChosenPeople> {
  const problems: PersonProblem[] = []
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
      if (found.kind !== 'met') problems.push(found)
      else if (!members.some((one) => one.personId === found.person.id && one.role === role)) {
        members.push({ personId: found.person.id, role })
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

type Met = { readonly kind: 'met'; readonly person: Person }

/** Somebody who may hold a role, or why not. */
export async function meetOne(world: World, who: Sender, role: Role): Promise<Met | PersonProblem> {
  const account = who.externalId
  const met = await meetOrWhyNot(world, who).catch((error: unknown) => {
    if (!(error instanceof PlatformBusy)) throw error
    return 'busy' as const
  })
  if (met === 'busy') return { kind: 'account-not-told', role, account }
  if (met === 'none') return { kind: 'account-unknown', role, account }
  if (met === 'not-added') return { kind: 'account-not-added', role, account }
  const { person } = met
  if (met.kind === 'bot') return { kind: 'is-bot', role, name: person.name }
  return met.kind === 'stranger' ? { kind: 'is-of-others', role, name: person.name } : { kind: 'met', person }
}

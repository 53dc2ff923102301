import { type Hearing, tellingOf } from '../../domain/asking/telling.ts'
import { type Campaign, takesAnswers } from '../../domain/campaign.ts'
import type { PersonProblem } from '../../domain/people/person-problem.ts'
import type { Person, Role, Sender } from '../../domain/person.ts'
import type { PeopleChangedScreen } from '../../domain/screens/steer-screens.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import { countItems } from '../../store/items/items.ts'
import { addMember } from '../../store/people/members.ts'
import { holdWhoIsNow } from '../../store/people/who-is-now.ts'
import { meetMany } from '../naming/meet-many.ts'
import { meetOne } from '../naming/meet-people.ts'
import { announce } from '../telling/announce.ts'
import { invitation } from '../telling/load-invitation.ts'
import { tellInTime } from '../telling/tell-in-time.ts'
import type { World } from '../world.ts'

/** Who changes the people of a campaign, and from which workspace. */
export type Steering = { readonly campaign: Campaign; readonly lead: Person; readonly who: Sender }

export type PeopleChange = Pick<PeopleChangedScreen, 'changed' | 'unchanged' | 'problems' | 'telling'>

/**
 * Gives accounts a role. At their next good time new annotators of a campaign that runs get an invitation, all others a
 * word of what they became.
 */
export async function addPeople(
  world: World,
  { campaign, lead, who }: Steering,
  accounts: readonly string[],
  role: Role,
): Promise<PeopleChange> {
  const [changed, unchanged, problems]: [string[], string[], PersonProblem[]] = [[], [], []]
  const hearings: Hearing[] = []
  await meetMany(world, who.workspaceId, accounts)
  for (const externalId of new Set(accounts)) {
    const account = { workspaceId: who.workspaceId, externalId }
    const met = await meetOne(world, account, role)
    if (met.kind !== 'met') {
      problems.push(met)
      continue
    }
    const { person } = met
    const added = await add(world, campaign, lead, person, account, role)
    const names = added.kind === 'added' ? changed : unchanged
    names.push(person.name)
    if (added.kind === 'added' && added.hearing !== null) hearings.push(added.hearing)
  }
  const telling = hearings.length === 0 ? null : tellingOf(hearings, lead.zone, world.now())
  return { changed, unchanged, problems, telling }
}

/** `hearing` null where the person is told nothing. */
export type Added = { readonly kind: 'held-before' } | { readonly kind: 'added'; readonly hearing: Hearing | null }

/** Gives one person a role, and has them hear of it. */
export async function add(
  world: World,
  campaign: Campaign,
  lead: Person,
  person: Pick<Person, 'id' | 'name'>,
  { workspaceId }: Sender,
  role: Role,
): Promise<Added> {
  const { id: campaignId, organizationId, name } = campaign
  const at = world.now()
  const items = await countItems(world.database.prisma, campaignId)
  return await inTransaction(world.database, async (tx): Promise<Added> => {
    const personId = await holdWhoIsNow(tx, person.id)
    if (!(await addMember(tx, { organizationId, campaignId, personId, role }, at))) return { kind: 'held-before' }
    await remember(world, tx, campaign, lead, 'person added', personId, role)
    if (role === 'annotator') {
      if (!takesAnswers(campaign.state)) return { kind: 'added', hearing: null }
      const announcement = { screen: invitation(campaign, lead, items), personIds: [personId], workspaceId }
      const [hearing = null] = await announce(world, tx, campaign, announcement, 'good-time', at)
      return { kind: 'added', hearing }
    }
    if (personId === lead.id) return { kind: 'added', hearing: null }
    const screen = { kind: 'role-given', campaignId, name, role, byName: lead.name } as const
    const heldUntil = await tellInTime(world, tx, campaign, { personId, workspaceId }, screen)
    return { kind: 'added', hearing: { name: person.name, at: heldUntil ?? at } }
  })
}

/** Writes down who was given or lost a role, by whom. */
export async function remember(
  world: World,
  tx: Tx,
  { id: campaignId, organizationId }: Campaign,
  lead: Person,
  what: 'person added' | 'person removed',
  personId: string,
  role: Role,
): Promise<void> {
  const side = { person: personId, role }
  await recordChange(tx, {
    id: world.newId(),
    organizationId,
    campaignId,
    personId: lead.id,
    what,
    before: what === 'person added' ? null : side,
    after: what === 'person added' ? side : null,
    at: world.now(),
  })
}

import { type Hearing, tellingOf } from '../../domain/asking/telling.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { RolesOf } from '../../domain/intents/steer-intent.ts'
import { limits } from '../../domain/limits.ts'
import type { PersonProblem } from '../../domain/people/person-problem.ts'
import type { Person, Role } from '../../domain/person.ts'
import type { Leaving, PeopleChangedScreen } from '../../domain/screens/steer-screens.ts'
import { inTransaction } from '../../store/db/database.ts'
import { countLeads, heldRoles, holdMembers, loadFormerMembers, removeMember } from '../../store/people/members.ts'
import { holdWhoIsNow, whoIsNow } from '../../store/people/who-is-now.ts'
import { endSession } from '../../store/sessions/end-session.ts'
import { loadOpenAnswers } from '../../store/sessions/sessions.ts'
import { meet } from '../naming/meet.ts'
import { meetMany } from '../naming/meet-many.ts'
import { type Reply, show } from '../reply.ts'
import type { World } from '../world.ts'
import { add, type PeopleChange, remember, type Steering } from './change-people.ts'

/** `/label remove …`: asks first, with what ends by it. Where there is nobody to be removed, says why at once. */
export async function askToRemove(
  world: World,
  { campaign, who }: Steering,
  accounts: readonly string[],
  role: Role | null,
  unresolved: readonly PersonProblem[],
): Promise<Reply> {
  const { id: campaignId, name } = campaign
  const meant = [...new Set(accounts)].slice(0, limits.removedAtOnce)
  const [people, unchanged, problems]: [Leaving[], string[], PersonProblem[]] = [[], [], [...unresolved]]
  if (meant.length < new Set(accounts).size) problems.push({ kind: 'too-many-people', most: limits.removedAtOnce })
  await meetMany(world, who.workspaceId, meant)
  const { prisma, pool } = world.database
  const leads = await countLeads(prisma, campaignId)
  for (const externalId of meant) {
    const met = await meet(world, { workspaceId: who.workspaceId, externalId })
    const held = met === null ? [] : await heldRoles(prisma, campaignId, met.person.id)
    const leaving = held.filter((one) => role === null || one === role)
    if (met === null || leaving.length === 0) unchanged.push(met?.person.name ?? externalId)
    else if (leaving.includes('lead') && leads === 1) {
      problems.push({ kind: 'is-only-lead', name: met.person.name })
    } else {
      const { id: personId, name: called } = met.person
      const openAnswers = leaving.includes('annotator') ? await loadOpenAnswers(pool, campaignId, personId) : null
      people.push({ personId, roles: leaving, name: called, openAnswers })
    }
  }
  if (people.length > 0) return show({ kind: 'remove-asked', campaignId, name, role, people, unchanged, problems })
  return changed(campaign, 'remove', role, { changed: [], unchanged, problems, telling: null })
}

/** Remove was confirmed. Whoever lost a role since they were asked about is passed over. */
export async function removeAsked(world: World, steering: Steering, people: readonly RolesOf[]): Promise<Reply> {
  const { campaign } = steering
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const named = await namesOf(world, campaign, people)
  const [gone, unchanged, problems, removed]: [string[], string[], PersonProblem[], RolesOf[]] = [[], [], [], []]
  for (const { personId, name, roles } of named) {
    const lost = await remove(world, steering, personId, roles)
    if (lost === 'last-lead') problems.push({ kind: 'is-only-lead', name })
    else if (lost.length === 0) unchanged.push(name)
    else {
      gone.push(name)
      removed.push({ personId, roles: lost })
    }
  }
  return changed(campaign, 'remove', oneRole(removed), { changed: gone, unchanged, problems, telling: null }, removed)
}

/** Taken back: each is what they were. They hear of it as whoever joins does, and go on where they left off. */
export async function giveBackRoles(world: World, steering: Steering, people: readonly RolesOf[]): Promise<Reply> {
  const { campaign, lead, who } = steering
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const [back, unchanged]: [string[], string[]] = [[], []]
  const hearings: Hearing[] = []
  for (const { personId, name, roles } of await namesOf(world, campaign, people)) {
    let isBack = false
    for (const role of roles) {
      const given = await add(world, campaign, lead, { id: personId, name }, who, role)
      isBack ||= given.kind === 'added'
      if (given.kind === 'added' && given.hearing !== null) hearings.push(given.hearing)
    }
    ;(isBack ? back : unchanged).push(name)
  }
  const telling = hearings.length === 0 ? null : tellingOf(hearings, lead.zone, world.now())
  return changed(campaign, 'give-back', oneRole(people), { changed: back, unchanged, problems: [], telling })
}

/** Takes a role from accounts. One lead always remains. */
export async function removePeople(
  world: World,
  steering: Steering,
  accounts: readonly string[],
  role: Role,
): Promise<PeopleChange> {
  const [gone, unchanged, problems]: [string[], string[], PersonProblem[]] = [[], [], []]
  const { workspaceId } = steering.who
  await meetMany(world, workspaceId, accounts)
  for (const externalId of new Set(accounts)) {
    const met = await meet(world, { workspaceId, externalId })
    const lost = met === null ? [] : await remove(world, steering, met.person.id, [role])
    const name = met?.person.name ?? externalId
    if (lost === 'last-lead') problems.push({ kind: 'is-only-lead', name })
    else (lost.length > 0 ? gone : unchanged).push(name)
  }
  return { changed: gone, unchanged, problems, telling: null }
}

/** @returns the roles that the person held, and holds no longer */
async function remove(
  world: World,
  { campaign, lead }: Steering,
  removedId: string,
  roles: readonly Role[],
): Promise<readonly Role[] | 'last-lead'> {
  const { id: campaignId } = campaign
  return await inTransaction(world.database, async (tx) => {
    const personId = await holdWhoIsNow(tx, removedId)
    await holdMembers(tx, campaignId)
    const held = (await heldRoles(tx, campaignId, personId)).filter((role) => roles.includes(role))
    if (held.includes('lead') && (await countLeads(tx, campaignId)) === 1) return 'last-lead'
    for (const role of held) {
      await removeMember(tx, { campaignId, personId, role }, world.now())
      await remember(world, tx, campaign, lead, 'person removed', personId, role)
    }
    // The session ends with the role; all they answered stays.
    if (held.includes('annotator')) {
      await endSession(tx, world.jobs, { campaignId, personId }, 'removed', world.now())
    }
    return held
  })
}

/** Only of people who hold, or held, these roles in the campaign: a button gives nobody what they never had. */
async function namesOf(
  world: World,
  { id: campaignId }: Campaign,
  people: readonly RolesOf[],
): Promise<(RolesOf & Pick<Person, 'name'>)[]> {
  const { prisma } = world.database
  const now = await Promise.all(
    people.map(async ({ personId, roles }) => ({ personId: await whoIsNow(prisma, personId), roles })),
  )
  const ever = await loadFormerMembers(
    prisma,
    campaignId,
    now.map(({ personId }) => personId),
  )
  return now.flatMap(({ personId, roles }) => {
    const known = ever.filter((one) => one.personId === personId && roles.includes(one.role))
    const [first] = known
    return first === undefined ? [] : [{ personId, name: first.name, roles: known.map(({ role }) => role) }]
  })
}

/** The role, where all of them have just this one. */
function oneRole(people: readonly RolesOf[]): Role | null {
  const all = new Set(people.flatMap(({ roles }) => roles))
  const [role = null] = all
  return all.size === 1 ? role : null
}

function changed(
  { id: campaignId, name }: Campaign,
  act: PeopleChangedScreen['act'],
  role: Role | null,
  change: PeopleChange,
  removed: readonly RolesOf[] = [],
): Reply {
  return show({ kind: 'people-changed', act, campaignId, name, role, removed, ...change })
}

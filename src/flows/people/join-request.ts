import type { JoinOverScreen, JoinRequestScreen } from '../../domain/screens/join-screens.ts'
import type { Tx } from '../../store/db/database.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import type { JoinRequest, JoinSide, Side } from '../../store/people/join-requests.ts'
import { loadOrganizationLeads } from '../../store/people/organization-leads.ts'
import { loadAddressee } from '../../store/people/reach.ts'
import type { World } from '../world.ts'

export const joinDays = 7

/**
 * Who may confirm for one side: those who lead a launched campaign there. Where nobody does, there is nothing yet that
 * could be seen, and whoever asked may, as a full member, who could start a campaign.
 */
export async function confirmersOf(tx: Tx, side: JoinSide): Promise<readonly string[]> {
  const leads = await loadOrganizationLeads(tx, side.organizationId)
  if (leads.length > 0) return leads
  return side.isMember ? [side.personId] : []
}

export function otherSide(side: Side): Side {
  return side === 'giver' ? 'typist' : 'giver'
}

export function requestScreen(
  request: JoinRequest,
  side: Side,
  personId: string,
  confirmers: readonly string[],
): JoinRequestScreen {
  const here = request[side]
  const isTheirs = confirmers.includes(personId)
  return {
    kind: 'join-request',
    requestId: request.id,
    ...namesFor(request, side),
    byName: here.personName,
    stage: !isTheirs ? 'asked' : here.confirmedBy === null ? 'to-confirm' : 'confirmed',
    days: joinDays,
  }
}

export function overScreen(
  request: JoinRequest,
  side: Side,
  how: JoinOverScreen['how'],
  more: Partial<Pick<JoinOverScreen, 'byName' | 'renamed' | 'linked'>> = {},
): JoinOverScreen {
  const names = namesFor(request, side)
  const renamed = (more.renamed ?? []).map(({ before, after }) => ({ before, after }))
  return { kind: 'join-over', ...names, how, byName: null, linked: false, ...more, renamed }
}

function namesFor(request: JoinRequest, side: Side): Pick<JoinRequestScreen, 'here' | 'there'> {
  return { here: request[side].organizationName, there: request[otherSide(side)].organizationName }
}

/** Those of both sides who hear what becomes of a request: who may confirm it, and whoever asked. */
export async function concerned(tx: Tx, request: JoinRequest): Promise<ReadonlyMap<string, Side>> {
  const found = new Map<string, Side>()
  for (const side of ['giver', 'typist'] as const) {
    const here = request[side]
    for (const personId of [here.personId, ...(await confirmersOf(tx, here))]) found.set(personId, side)
  }
  return found
}

/** Has all who are concerned told that a request has ended, but for whoever ended it. */
export async function tellEnded(
  world: World,
  tx: Tx,
  request: JoinRequest,
  how: JoinOverScreen['how'],
  by: { readonly personId: string; readonly name: string } | null = null,
): Promise<void> {
  for (const [personId, side] of await concerned(tx, request)) {
    if (personId === by?.personId) continue
    await tellOfJoin(world, tx, request[side], personId, overScreen(request, side, how, { byName: by?.name ?? null }))
  }
}

export async function tellOfJoin(
  world: World,
  tx: Tx,
  { organizationId }: Pick<JoinSide, 'organizationId'>,
  personId: string,
  screen: JoinRequestScreen | JoinOverScreen,
): Promise<void> {
  const to = await loadAddressee(tx, personId)
  if (to === null) return
  const { workspaceId } = to
  const message = { id: world.newId(), organizationId, campaignId: null, personId, workspaceId, screen }
  await enqueueMessage(tx, world.jobs, { ...message, createdAt: world.now() })
}

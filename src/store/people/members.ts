import { type Role, roles } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'

type Membership = {
  readonly organizationId: string
  readonly campaignId: string
  readonly personId: string
  readonly role: Role
}

/** Gives a person a role, or gives it back to them, to be told of it anew. Returns false where they hold it already. */
export async function addMember(tx: Tx, member: Membership, at: Date): Promise<boolean> {
  const { campaignId, personId, role } = member
  const back = await tx.member.updateMany({
    where: { campaignId, personId, role, NOT: { removedAt: null } },
    data: { removedAt: null, addedAt: at, invitedAt: null },
  })
  if (back.count === 1) return true
  const { count } = await tx.member.createMany({ data: { ...member, addedAt: at }, skipDuplicates: true })
  return count === 1
}

/** Takes a role from a person. Returns false where they do not hold it. */
export async function removeMember(tx: Tx, member: Omit<Membership, 'organizationId'>, at: Date): Promise<boolean> {
  const { campaignId, personId, role } = member
  const { count } = await tx.member.updateMany({
    where: { campaignId, personId, role, removedAt: null },
    data: { removedAt: at },
  })
  return count === 1
}

/** Holds the members of a campaign, so that of two leads who remove each other one remains. */
export async function holdMembers(tx: Tx, campaignId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM campaigns WHERE id = ${campaignId}::uuid FOR NO KEY UPDATE`
}

/** Those who hold a role, as accounts of one workspace; people without an account there are left out. */
export async function loadAccounts(
  tx: Tx,
  campaignId: string,
  workspaceId: string,
): Promise<Readonly<Record<Role, readonly string[]>>> {
  const members = await tx.member.findMany({
    where: { campaignId, removedAt: null },
    select: {
      role: true,
      person: { select: { identities: { where: { workspaceId }, select: { externalId: true }, take: 1 } } },
    },
    orderBy: [{ addedAt: 'asc' }, { personId: 'asc' }],
  })
  const of = (role: Role) =>
    members.flatMap((one) => (one.role === role ? one.person.identities.map(({ externalId }) => externalId) : []))
  return { annotator: of('annotator'), adjudicator: of('adjudicator'), lead: of('lead'), manager: of('manager') }
}

/** The roles a person holds, in the order in which roles are named. */
export async function heldRoles(tx: Tx, campaignId: string, personId: string): Promise<Role[]> {
  const rows = await tx.member.findMany({ where: { campaignId, personId, removedAt: null }, select: { role: true } })
  return roles.filter((role) => rows.some((row) => row.role === role))
}

/** These people in each role that they hold in a campaign, or held. */
export async function loadFormerMembers(
  tx: Tx,
  campaignId: string,
  people: readonly string[],
): Promise<{ readonly personId: string; readonly name: string; readonly role: Role }[]> {
  const rows = await tx.member.findMany({
    where: { campaignId, personId: { in: [...people] } },
    select: { personId: true, role: true, person: { select: { name: true } } },
  })
  return roles.flatMap((role) =>
    rows.flatMap((row) => (row.role === role ? [{ personId: row.personId, name: row.person.name, role }] : [])),
  )
}

export async function countLeads(tx: Tx, campaignId: string): Promise<number> {
  return await tx.member.count({ where: { campaignId, role: 'lead', removedAt: null } })
}

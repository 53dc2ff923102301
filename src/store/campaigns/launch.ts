import { looksLike } from '../../domain/labels/look-alike.ts'
import type { Role } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'

/** The launched campaign of the workspace's organization that has this name, or one that looks the same; null for none. */
export async function findSameLooking(tx: Tx, workspaceId: string, name: string): Promise<string | null> {
  const launched = await tx.campaign.findMany({
    where: { NOT: { state: 'draft' }, organization: { workspaces: { some: { id: workspaceId } } } },
    select: { name: true },
  })
  return launched.find((one) => looksLike(one.name, name))?.name ?? null
}

/**
 * Turns a draft into a running campaign, unless another campaign of the organization has taken its name, or one that looks
 * the same. Two launches in an organization wait for each other. Returns false where it is no draft any more.
 */
export async function launchDraft(
  tx: Tx,
  { id, name }: { readonly id: string; readonly name: string },
  now: Date,
): Promise<'launched' | 'no-draft' | 'name-taken'> {
  const organizationId = await holdNamesBeside(tx, id)
  const launched = await tx.campaign.findMany({
    where: { organizationId, NOT: [{ state: 'draft' }, { id }] },
    select: { name: true },
  })
  if (launched.some((one) => looksLike(one.name, name))) return 'name-taken'
  const { count } = await tx.campaign.updateMany({
    where: { id, state: 'draft' },
    data: { state: 'running', launchedAt: now, version: { increment: 1 } },
  })
  return count === 1 ? 'launched' : 'no-draft'
}

/** No campaign of an organization takes a name until the transaction ends. */
export async function holdNames(tx: Tx, organizationId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`names of ${organizationId}`}, 0))`
}

/** The same of a campaign's organization, which may have become part of another while it was waited for. Returns its id. */
async function holdNamesBeside(tx: Tx, campaignId: string): Promise<string> {
  const where = { where: { id: campaignId }, select: { organizationId: true } } as const
  for (let { organizationId } = await tx.campaign.findUniqueOrThrow(where); ; ) {
    await holdNames(tx, organizationId)
    const now = await tx.campaign.findUniqueOrThrow(where)
    if (now.organizationId === organizationId) return organizationId
    organizationId = now.organizationId
  }
}

/** Everybody who holds a role in a campaign, once for each. */
export async function loadMembers(tx: Tx, campaignId: string): Promise<{ personId: string; role: Role }[]> {
  const rows = await tx.member.findMany({
    where: { campaignId, removedAt: null },
    select: { personId: true, role: true },
    orderBy: [{ personId: 'asc' }, { role: 'asc' }],
  })
  return rows.map(({ personId, role }) => ({ personId, role: role as Role }))
}

/** Those who annotate in a campaign. */
export async function loadAnnotators(tx: Tx, campaignId: string): Promise<string[]> {
  const members = await tx.member.findMany({
    where: { campaignId, role: 'annotator', removedAt: null },
    select: { personId: true },
    orderBy: { personId: 'asc' },
  })
  return members.map(({ personId }) => personId)
}

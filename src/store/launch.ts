import { nameKey } from '../domain/campaign-name.ts'
import type { Tx } from './database.ts'

/** Whether a launched campaign of the workspace's organization has this name. */
export async function isNameTaken(tx: Tx, workspaceId: string, name: string): Promise<boolean> {
  const taken = await tx.campaign.findFirst({
    where: {
      nameKey: nameKey(name),
      NOT: { state: 'draft' },
      organization: { workspaces: { some: { id: workspaceId } } },
    },
    select: { id: true },
  })
  return taken !== null
}

/**
 * Turns a draft into a running campaign, unless another campaign of the organization has taken its name. Two launches
 * of one name wait for each other. Returns false where it is no draft any more.
 */
export async function launchDraft(
  tx: Tx,
  { id, organizationId, name }: { readonly id: string; readonly organizationId: string; readonly name: string },
  now: Date,
): Promise<'launched' | 'no-draft' | 'name-taken'> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${organizationId} ${nameKey(name)}`}, 0))`
  const taken = await tx.campaign.findFirst({
    where: { organizationId, nameKey: nameKey(name), NOT: [{ state: 'draft' }, { id }] },
    select: { id: true },
  })
  if (taken !== null) return 'name-taken'
  const { count } = await tx.campaign.updateMany({
    where: { id, state: 'draft' },
    data: { state: 'running', launchedAt: now, version: { increment: 1 } },
  })
  return count === 1 ? 'launched' : 'no-draft'
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

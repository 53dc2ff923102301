import { looksLike } from '../../domain/labels/look-alike.ts'
import { limits } from '../../domain/limits.ts'
import { nameKey } from '../../domain/texts/campaign-name.ts'
import { cutText } from '../../domain/texts/cut-text.ts'
import { holdNames } from '../campaigns/launch.ts'
import type { Tx } from '../db/database.ts'

/** A campaign that got another name, since one of the other organization's is called the same, or looks so. */
export type Renamed = { readonly campaignId: string; readonly before: string; readonly after: string }

export type JoinedOrganizations = {
  readonly survivorId: string
  readonly loserId: string
  readonly renamed: readonly Renamed[]
}

/**
 * Makes two organizations one: the older one, by a few rows alone. What is larger is keyed by its campaign, and says under
 * which organization it was written (`prisma/schema.prisma`). The versions of all campaigns that move grow, so that no
 * process goes on with what it remembers of them. Both organizations must be held.
 */
export async function joinOrganizations(tx: Tx, ids: readonly [string, string]): Promise<JoinedOrganizations> {
  const both = await tx.organization.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const [survivor, loser] = both
  if (survivor === undefined || loser === undefined) throw new Error('two organizations are joined, or none')
  for (const id of [...ids].sort()) await holdNames(tx, id)
  const renamed = await renameYounger(tx, ids)
  const into = { organizationId: survivor.id }
  await tx.organization.updateMany({
    where: { OR: [{ id: loser.id }, { mergedInto: loser.id }] },
    data: { mergedInto: survivor.id },
  })
  await tx.person.updateMany({ where: { organizationId: loser.id }, data: into })
  await tx.campaign.updateMany({
    where: { organizationId: loser.id },
    data: { ...into, version: { increment: 1 } },
  })
  await tx.workspace.updateMany({ where: { organizationId: loser.id }, data: into })
  return { survivorId: survivor.id, loserId: loser.id, renamed }
}

/** Of launched campaigns that look the same to a reader the one launched later gets a number behind its name. */
async function renameYounger(tx: Tx, ids: readonly string[]): Promise<Renamed[]> {
  const launched = await tx.campaign.findMany({
    where: { organizationId: { in: [...ids] }, NOT: { state: 'draft' } },
    orderBy: [{ launchedAt: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, organizationId: true },
  })
  const names = launched.map(({ name }) => name)
  const renamed: Renamed[] = []
  for (const [at, { id, name, organizationId }] of launched.entries()) {
    const older = launched.slice(0, at).filter((one) => one.organizationId !== organizationId)
    if (!older.some((one) => looksLike(one.name, name))) continue
    const after = numbered(name, names)
    names.push(after)
    await tx.campaign.update({
      where: { id },
      data: { name: after, nameKey: nameKey(after), version: { increment: 1 } },
    })
    renamed.push({ campaignId: id, before: name, after })
  }
  return renamed
}

function numbered(name: string, taken: readonly string[]): string {
  for (let n = 2; ; n++) {
    const room = limits.campaignName - ` ${n}`.length
    const one = `${name.length <= room ? name : cutText(name, room - 2).shown} ${n}`
    if (!taken.some((other) => looksLike(other, one))) return one
  }
}

/** Those of the campaigns that somebody leads. */
export async function ledBy<C extends { readonly campaignId: string }>(
  tx: Tx,
  personId: string,
  campaigns: readonly C[],
): Promise<C[]> {
  const led = await tx.member.findMany({
    where: { personId, role: 'lead', removedAt: null, campaignId: { in: campaigns.map((one) => one.campaignId) } },
    select: { campaignId: true },
  })
  return campaigns.filter(({ campaignId }) => led.some((one) => one.campaignId === campaignId))
}

/**
 * Whoever was met, and whatever was drafted, in a transaction that had begun before its organization became part of another
 * one, was written under that: it is brought along.
 */
export async function bringAlong(tx: Tx): Promise<void> {
  const joined = await tx.organization.findMany({ where: { NOT: { mergedInto: null } } })
  for (const { id, mergedInto } of joined) {
    if (mergedInto === null) continue
    await tx.person.updateMany({ where: { organizationId: id }, data: { organizationId: mergedInto } })
    await tx.campaign.updateMany({
      where: { organizationId: id },
      data: { organizationId: mergedInto, version: { increment: 1 } },
    })
  }
}

import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'

/** An installation that has no token of its own: the app acts there under its own name. */
export type Tenant = {
  readonly id: string
  readonly externalId: string
  /** Where its messages go; null while its platform did not say. */
  readonly serviceUrl: string | null
  readonly botId: string
}

type NewTenant = {
  /** As `bots/platform.ts` names it. */
  readonly platform: string
  readonly externalId: string
  readonly name: string
  readonly botUserId: string
  readonly botId: string
}

const shown = { id: true, externalId: true, serviceUrl: true, botId: true } as const

/** The first of these platform ids that has a live installation. */
export async function findTenant(tx: Tx, platform: string, externalIds: readonly string[]): Promise<Tenant | null> {
  const where = { platform, externalId: { in: [...externalIds] }, uninstalledAt: null }
  return await tx.workspace.findFirst({ where, select: shown })
}

export async function findTenantById(tx: Tx, id: string): Promise<Tenant | null> {
  return await tx.workspace.findFirst({ where: { id, uninstalledAt: null }, select: shown })
}

/** Keeps an installation, new or again, and returns its id. One that is seen for the first time gets an organization. */
export async function keepTenant(
  tx: Tx,
  { platform, externalId, name, botUserId, botId }: NewTenant,
  ids: { readonly organization: string; readonly workspace: string },
  now: Date,
): Promise<string> {
  const where = { platform_externalId: { platform, externalId } }
  const known = await tx.workspace.findUnique({ where })
  if (known !== null) {
    await tx.workspace.update({ where, data: { botUserId, botId, uninstalledAt: null } })
    return known.id
  }
  await tx.organization.create({ data: { id: ids.organization, name, createdAt: now } })
  const { count } = await tx.workspace.createMany({
    data: {
      id: ids.workspace,
      organizationId: ids.organization,
      platform,
      externalId,
      name,
      botUserId,
      botId,
      installedAt: now,
    },
    skipDuplicates: true,
  })
  if (count === 1) return ids.workspace
  await tx.organization.delete({ where: { id: ids.organization } })
  return (await tx.workspace.findUniqueOrThrow({ where })).id
}

export async function keepServiceUrl(tx: Tx, id: string, serviceUrl: string): Promise<void> {
  await tx.workspace.update({ where: { id }, data: { serviceUrl } })
}

/** The chat between an account and the app; null where none is known. */
export async function findConversation(tx: Tx, who: Sender): Promise<string | null> {
  const row = await tx.identity.findUnique({
    where: { workspaceId_externalId: who },
    select: { conversationId: true },
  })
  return row?.conversationId ?? null
}

/** Returns false where the account was never met. */
export async function keepConversation(tx: Tx, who: Sender, conversationId: string): Promise<boolean> {
  const { count } = await tx.identity.updateMany({ where: who, data: { conversationId } })
  return count === 1
}

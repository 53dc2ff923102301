import type { Tx } from '../db/database.ts'
import type { Keys } from '../db/token-cipher.ts'

/** One installation, as a bot needs it to act there. */
export type Workspace = {
  readonly id: string
  readonly organizationId: string
  /** The platform's id of the team or enterprise. */
  readonly externalId: string
  /** The platform's id of the company that the team belongs to; null where it names none. */
  readonly enterpriseId: string | null
  readonly botToken: string
  readonly botUserId: string
  readonly botId: string
}

export type NewWorkspace = {
  /** As `bots/platform.ts` names it. */
  readonly platform: string
  readonly externalId: string
  readonly enterpriseId: string | null
  readonly name: string
  readonly botToken: string
  readonly botUserId: string
  readonly botId: string
}

type WorkspaceRow = {
  id: string
  organizationId: string
  externalId: string
  enterpriseId: string | null
  botUserId: string
  botId: string
  tokenCiphertext: Uint8Array | null
}

function workspaceOf(row: WorkspaceRow, keys: Keys): Workspace | null {
  if (row.tokenCiphertext === null) return null
  const { id, organizationId, externalId, enterpriseId, botUserId, botId } = row
  return { id, organizationId, externalId, enterpriseId, botUserId, botId, botToken: keys.decrypt(row.tokenCiphertext) }
}

/** The first of these platform ids that has a live installation: a team, or the enterprise it belongs to. */
export async function findWorkspace(
  tx: Tx,
  keys: Keys,
  platform: string,
  externalIds: readonly string[],
): Promise<Workspace | null> {
  for (const externalId of externalIds) {
    const row = await tx.workspace.findUnique({ where: { platform_externalId: { platform, externalId } } })
    if (row !== null && row.uninstalledAt === null) return workspaceOf(row, keys)
  }
  return null
}

export async function findWorkspaceById(tx: Tx, keys: Keys, id: string): Promise<Workspace | null> {
  const row = await tx.workspace.findUnique({ where: { id } })
  return row === null || row.uninstalledAt !== null ? null : workspaceOf(row, keys)
}

/** Keeps an installation, new or again. A workspace seen for the first time gets an organization of its own. */
export async function installWorkspace(
  tx: Tx,
  keys: Keys,
  workspace: NewWorkspace,
  ids: { readonly organization: string; readonly workspace: string },
  now: Date,
): Promise<void> {
  const { platform, externalId, enterpriseId, name, botUserId, botId } = workspace
  const token = { tokenCiphertext: keys.encrypt(workspace.botToken), tokenKeyId: keys.keyId }
  const known = await tx.workspace.findUnique({ where: { platform_externalId: { platform, externalId } } })
  if (known !== null) {
    await tx.workspace.update({
      where: { id: known.id },
      data: { name, enterpriseId, botUserId, botId, ...token, uninstalledAt: null },
    })
    return
  }
  await tx.organization.create({ data: { id: ids.organization, name, createdAt: now } })
  const { count } = await tx.workspace.createMany({
    data: {
      id: ids.workspace,
      organizationId: ids.organization,
      platform,
      externalId,
      enterpriseId,
      name,
      botUserId,
      botId,
      ...token,
      installedAt: now,
    },
    skipDuplicates: true,
  })
  if (count === 0) await tx.organization.delete({ where: { id: ids.organization } })
}

/**
 * Forgets the token of an installation that its platform refused; its campaigns and answers stay.
 * @returns whether it was still the token in use: the app may have been installed anew while the platform was asked
 */
export async function endInstallation(
  tx: Tx,
  keys: Keys,
  { id, botToken }: Pick<Workspace, 'id' | 'botToken'>,
  now: Date,
): Promise<boolean> {
  const row = await tx.workspace.findUnique({ where: { id } })
  if (row === null || row.tokenCiphertext === null || keys.decrypt(row.tokenCiphertext) !== botToken) return false
  const { count } = await tx.workspace.updateMany({
    where: { id, tokenCiphertext: row.tokenCiphertext },
    data: { tokenCiphertext: null, tokenKeyId: null, uninstalledAt: now },
  })
  return count === 1
}

/** Whether an installation on this platform is known, be it at an end. */
export async function hasWorkspace(tx: Tx, platform: string): Promise<boolean> {
  return (await tx.workspace.findFirst({ where: { platform }, select: { id: true } })) !== null
}

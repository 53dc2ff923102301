import type { Tx } from './database.ts'
import type { Keys } from './token-cipher.ts'

/** One installation, as a bot needs it to act there. */
export type Workspace = {
  readonly id: string
  readonly organizationId: string
  /** The platform's id of the team or enterprise. */
  readonly externalId: string
  readonly botToken: string
  readonly botUserId: string
  readonly botId: string
}

export type NewWorkspace = {
  readonly platform: 'slack' | 'teams'
  readonly externalId: string
  readonly name: string
  readonly botToken: string
  readonly botUserId: string
  readonly botId: string
}

type WorkspaceRow = {
  id: string
  organizationId: string
  externalId: string
  botUserId: string
  botId: string
  tokenCiphertext: Uint8Array | null
}

function workspaceOf(row: WorkspaceRow, keys: Keys): Workspace | null {
  if (row.tokenCiphertext === null) return null
  const { id, organizationId, externalId, botUserId, botId } = row
  return { id, organizationId, externalId, botUserId, botId, botToken: keys.decrypt(row.tokenCiphertext) }
}

/** The first of these platform ids that has a live installation: a team, or the enterprise it belongs to. */
export async function findWorkspace(
  tx: Tx,
  keys: Keys,
  platform: 'slack' | 'teams',
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
  const { platform, externalId, name, botUserId, botId } = workspace
  const token = { tokenCiphertext: keys.encrypt(workspace.botToken), tokenKeyId: keys.keyId }
  const known = await tx.workspace.findUnique({ where: { platform_externalId: { platform, externalId } } })
  if (known !== null) {
    await tx.workspace.update({
      where: { id: known.id },
      data: { name, botUserId, botId, ...token, uninstalledAt: null },
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

/** Forgets the token of a workspace that removed the app; its campaigns and answers stay. */
export async function uninstallWorkspace(tx: Tx, platform: 'slack' | 'teams', externalId: string, now: Date) {
  await tx.workspace.updateMany({
    where: { platform, externalId },
    data: { tokenCiphertext: null, tokenKeyId: null, uninstalledAt: now },
  })
}

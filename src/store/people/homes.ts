import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'

/** An account's own page of the app. */
export type HomeOwner = Sender & { readonly id: string; readonly personId: string; readonly organizationId: string }

/** Remembers that an account has opened its page, so that it is drawn anew from then on. Returns the page's id. */
export async function keepHome(tx: Tx, owner: HomeOwner, openedAt: Date): Promise<string> {
  const { workspaceId, externalId, personId } = owner
  const row = await tx.home.upsert({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    create: { ...owner, openedAt },
    update: { openedAt, personId },
    select: { id: true },
  })
  return row.id
}

export async function loadHome(tx: Tx, id: string): Promise<HomeOwner | null> {
  const row = await tx.home.findUnique({ where: { id } })
  if (row === null) return null
  const { workspaceId, externalId, personId, organizationId } = row
  return { id, workspaceId, externalId, personId, organizationId }
}

/** The pages that these people have opened at least once. */
export async function loadHomesOf(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const rows = await tx.home.findMany({ where: { personId: { in: [...personIds] } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

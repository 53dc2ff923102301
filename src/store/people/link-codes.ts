import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'

export type NewLinkCode = {
  readonly identityId: string
  readonly organizationId: string
  /** The part of the code by which it is found. */
  readonly handle: string
  /** Of the whole code. */
  readonly hash: string
  readonly expiresAt: Date
}

/** An account with a code, as it is now. */
export type CodeOwner = {
  readonly identityId: string
  readonly workspaceId: string
  /** The platform's own id of it. */
  readonly externalId: string
  readonly hash: string
  readonly tries: number
  readonly expiresAt: Date
}

/** Whether there is another workspace, where the same human may have another account. */
export async function hasElsewhere(tx: Tx, { workspaceId }: Sender): Promise<boolean> {
  const where = { uninstalledAt: null, NOT: { id: workspaceId } }
  return (await tx.workspace.findFirst({ where, select: { id: true } })) !== null
}

/** An account has one code at a time: a new one takes the place of the one before. False where another has this handle. */
export async function keepLinkCode(tx: Tx, code: NewLinkCode): Promise<boolean> {
  const { identityId, handle } = code
  const taken = await tx.linkCode.findUnique({ where: { handle } })
  if (taken !== null && taken.identityId !== identityId) return false
  const data = { ...code, tries: 0 }
  await tx.linkCode.upsert({ where: { identityId }, create: data, update: data })
  return true
}

/** Whose code this may be, with this try counted before anybody compares: so that tries at once are all counted. */
export async function countTry(tx: Tx, handle: string): Promise<CodeOwner | null> {
  const rows = await tx.$queryRaw<CodeOwner[]>`
    UPDATE link_codes c SET tries = c.tries + 1 FROM identities i
    WHERE c.handle = ${handle} AND i.id = c.identity_id
    RETURNING i.id::text AS "identityId", i.workspace_id::text AS "workspaceId", i.external_id AS "externalId",
      c.hash, c.tries, c.expires_at AS "expiresAt"`
  return rows[0] ?? null
}

/** Uses a code up, in the transaction of what it is used for. False where it was used before. */
export async function useUp(tx: Tx, { identityId, hash }: Pick<CodeOwner, 'identityId' | 'hash'>): Promise<boolean> {
  const { count } = await tx.linkCode.deleteMany({ where: { identityId, hash } })
  return count === 1
}

import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'
import { Prisma } from '../generated/client.ts'

/** Somebody to write to, and in which workspace. */
export type Addressee = { readonly personId: string; readonly name: string; readonly workspaceId: string }

/** Whether a message arrives at an account `i` in its workspace `w`, as far as is known. */
const arrives = 'w.uninstalled_at IS NULL AND i.unreachable_since IS NULL'

/**
 * The one rule of where a person is written to, as a subquery of one row or none: of all their accounts one at which messages
 * arrive, where there is any, else one in a workspace that is installed; of those the one where they labeled last; of those
 * in which they never did, the one in a workspace that is preferred, else the one they used last, since a platform is asked
 * about an account as it is used. Whoever has accounts on two platforms is looked up here, and nowhere else.
 *
 * @param person an expression for the person's id
 * @param preferred one for a workspace's id
 */
export const accountOf = (person: string, preferred = 'NULL::uuid') => `(
  SELECT i.workspace_id, w.uninstalled_at IS NULL AS is_installed, ${arrives} AS is_reachable
  FROM identities i JOIN workspaces w ON w.id = i.workspace_id
  WHERE i.person_id = ${person}
  ORDER BY (${arrives}) DESC, w.uninstalled_at IS NULL DESC, i.used_at DESC NULLS LAST, (i.workspace_id = ${preferred}) IS TRUE DESC, i.checked_at DESC
  LIMIT 1)`

/** Whether messages arrive, of what `accountOf` found, `a`. */
export const isReachable = 'coalesce(a.is_reachable, false)'

/**
 * Whether no message reaches a person any more: an account of theirs took none, and there is no other at which one would
 * arrive. (That a workspace is not installed at the moment says nothing about its people.)
 *
 * @param person an expression for the person's id
 */
export const isOutOfReach = (person: string) => `(
  EXISTS (SELECT FROM identities i WHERE i.person_id = ${person} AND i.unreachable_since IS NOT NULL)
  AND NOT EXISTS (SELECT FROM identities i JOIN workspaces w ON w.id = i.workspace_id
                  WHERE i.person_id = ${person} AND ${arrives}))`

/** The leads of a campaign, in the order in which they came; without those who have no account anywhere. */
export async function loadLeads(tx: Tx, campaignId: string): Promise<Addressee[]> {
  return await tx.$queryRaw<Addressee[]>`
    SELECT p.id AS "personId", p.name, a.workspace_id AS "workspaceId"
    FROM members m JOIN people p ON p.id = m.person_id CROSS JOIN LATERAL ${Prisma.raw(accountOf('p.id'))} a
    WHERE m.campaign_id = ${campaignId}::uuid AND m.role = 'lead' AND m.removed_at IS NULL
    ORDER BY m.added_at, p.id`
}

/** Null where the person has no account anywhere. */
export async function loadAddressee(tx: Tx, personId: string): Promise<Addressee | null> {
  const rows = await tx.$queryRaw<Addressee[]>`
    SELECT p.id AS "personId", p.name, a.workspace_id AS "workspaceId"
    FROM people p CROSS JOIN LATERAL ${Prisma.raw(accountOf('p.id'))} a WHERE p.id = ${personId}::uuid`
  return rows[0] ?? null
}

/**
 * The account at which a message reaches a person, or whom they have become part of: in the workspace that was found for it,
 * while messages arrive there; else as the rule says now. Null where they have no account anywhere.
 */
export async function findReach(tx: Tx, personId: string, workspaceId: string): Promise<Sender | null> {
  const rows = await tx.$queryRaw<Sender[]>`
    SELECT i.workspace_id::text AS "workspaceId", i.external_id AS "externalId"
    FROM people p JOIN identities i ON i.person_id = coalesce(p.merged_into, p.id) JOIN workspaces w ON w.id = i.workspace_id
    WHERE p.id = ${personId}::uuid
    ORDER BY (${Prisma.raw(arrives)}) DESC, w.uninstalled_at IS NULL DESC, i.workspace_id = ${workspaceId}::uuid DESC, i.used_at DESC NULLS LAST, i.checked_at DESC
    LIMIT 1`
  return rows[0] ?? null
}

/** What it means that an account takes no messages any more. */
export type Loss = {
  readonly personId: string
  /** Whether messages arrived there until now. */
  readonly isNew: boolean
  /** Whether none reaches its person at another account either. */
  readonly isOutOfReach: boolean
}

/**
 * Writes down that no message reaches an account. Of two accounts of one person that are lost at once, the second one finds
 * the first lost. Null where the account was never met.
 */
export async function markUnreachable(tx: Tx, who: Sender, since: Date): Promise<Loss | null> {
  const { workspaceId, externalId } = who
  await tx.$queryRaw`
    SELECT FROM people p JOIN identities i ON i.person_id = p.id
    WHERE i.workspace_id = ${workspaceId}::uuid AND i.external_id = ${externalId} FOR NO KEY UPDATE OF p`
  const { count } = await tx.identity.updateMany({
    where: { ...who, unreachableSince: null },
    data: { unreachableSince: since },
  })
  const [lost] = await tx.$queryRaw<Omit<Loss, 'isNew'>[]>`
    SELECT o.person_id::text AS "personId", ${Prisma.raw(isOutOfReach('o.person_id'))} AS "isOutOfReach"
    FROM identities o WHERE o.workspace_id = ${workspaceId}::uuid AND o.external_id = ${externalId}`
  return lost === undefined ? null : { ...lost, isNew: count === 1 }
}

/** This account is there after all: messages to it may be tried again. */
export async function markReached(tx: Tx, who: Sender): Promise<void> {
  await tx.identity.updateMany({ where: { ...who, NOT: { unreachableSince: null } }, data: { unreachableSince: null } })
}

/** So is one in whose workspace its person has answered since no message reached it. */
export async function markActiveReached(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE identities i SET unreachable_since = NULL
    WHERE i.unreachable_since IS NOT NULL AND EXISTS (
      SELECT FROM members m CROSS JOIN LATERAL (
        SELECT FROM answers a JOIN sessions s ON s.campaign_id = a.campaign_id AND s.id = a.session_id
        WHERE a.campaign_id = m.campaign_id AND a.person_id = m.person_id
          AND a.given_at > i.unreachable_since AND s.workspace_id = i.workspace_id LIMIT 1) a
      WHERE m.person_id = i.person_id)`
}

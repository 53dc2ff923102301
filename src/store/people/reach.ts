import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'
import { Prisma } from '../generated/client.ts'

/** Somebody to write to, and in which workspace. */
export type Addressee = { readonly personId: string; readonly name: string; readonly workspaceId: string }

/**
 * The one rule of where a person is written to, as a subquery of one row or none: of all their accounts one in a workspace
 * that is installed, where there is any; of those the one where they labeled last; of those in which they never did, the
 * one in a workspace that is preferred, else the one they used last, since a platform is asked about an account as it is used.
 * Whoever has accounts on two platforms is looked up here, and nowhere else.
 *
 * @param person an expression for the person's id
 * @param preferred one for a workspace's id
 */
export const accountOf = (person: string, preferred = 'NULL::uuid') => `(
  SELECT i.workspace_id, w.uninstalled_at IS NULL AS is_installed
  FROM identities i JOIN workspaces w ON w.id = i.workspace_id
  WHERE i.person_id = ${person}
  ORDER BY w.uninstalled_at IS NULL DESC, i.used_at DESC NULLS LAST, (i.workspace_id = ${preferred}) IS TRUE DESC, i.checked_at DESC
  LIMIT 1)`

/** Whether messages arrive, of a row `p` of people and what `accountOf` found of it, `a`. */
export const isReachable = 'p.unreachable_since IS NULL AND coalesce(a.is_installed, false)'

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
 * while that is installed; else as the rule says now. Null where they have no account anywhere.
 */
export async function findReach(tx: Tx, personId: string, workspaceId: string): Promise<Sender | null> {
  const rows = await tx.$queryRaw<Sender[]>`
    SELECT i.workspace_id::text AS "workspaceId", i.external_id AS "externalId"
    FROM people p JOIN identities i ON i.person_id = coalesce(p.merged_into, p.id) JOIN workspaces w ON w.id = i.workspace_id
    WHERE p.id = ${personId}::uuid
    ORDER BY w.uninstalled_at IS NULL DESC, i.workspace_id = ${workspaceId}::uuid DESC, i.used_at DESC NULLS LAST, i.checked_at DESC
    LIMIT 1`
  return rows[0] ?? null
}

/** Returns whether the person was reachable until now. */
export async function markUnreachable(tx: Tx, personId: string, since: Date): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: personId, unreachableSince: null },
    data: { unreachableSince: since },
  })
  return count === 1
}

export async function markReached(tx: Tx, personId: string): Promise<void> {
  await tx.person.updateMany({
    where: { id: personId, NOT: { unreachableSince: null } },
    data: { unreachableSince: null },
  })
}

/** Whoever has this account is there after all: messages to them may be tried again. */
export async function markAccountReached(tx: Tx, who: Sender): Promise<void> {
  await tx.person.updateMany({
    where: { NOT: { unreachableSince: null }, identities: { some: who } },
    data: { unreachableSince: null },
  })
}

/** Whoever has answered since no message reached them is there after all. */
export async function markActiveReached(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE people p SET unreachable_since = NULL
    WHERE p.unreachable_since IS NOT NULL AND EXISTS (
      SELECT FROM members m CROSS JOIN LATERAL (
        SELECT FROM answers a WHERE a.campaign_id = m.campaign_id AND a.person_id = m.person_id
          AND a.given_at > p.unreachable_since LIMIT 1) a
      WHERE m.person_id = p.id)`
}

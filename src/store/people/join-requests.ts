import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'

/** The two sides of a request: the account that gave the code, and the one with which it was typed. */
export type Side = 'giver' | 'typist'
export const sides: readonly Side[] = ['giver', 'typist']

export type JoinOutcome = 'joined' | 'declined' | 'withdrawn' | 'expired' | 'overtaken'

/** One side of a request, as it is now. */
export type JoinSide = {
  readonly account: Sender & { readonly identityId: string }
  readonly personId: string
  readonly personName: string
  readonly isMember: boolean
  /** What that organization is part of now, and what it was called when it was asked. */
  readonly organizationId: string
  readonly organizationName: string
  /** Who confirmed it; null while nobody did. */
  readonly confirmedBy: string | null
}

/** That two organizations become one. */
export type JoinRequest = Readonly<Record<Side, JoinSide>> & {
  readonly id: string
  readonly expiresAt: Date
  readonly outcome: JoinOutcome | null
}

export type NewJoinRequest = {
  readonly id: string
  readonly giver: AskedFor
  readonly typist: AskedFor
  readonly askedAt: Date
  readonly expiresAt: Date
}
export type AskedFor = { readonly identityId: string; readonly organizationId: string }

export async function keepJoinRequest(tx: Tx, { giver, typist, ...rest }: NewJoinRequest): Promise<void> {
  await tx.joinRequest.create({
    data: {
      ...rest,
      giverIdentityId: giver.identityId,
      giverOrganizationId: giver.organizationId,
      typistIdentityId: typist.identityId,
      typistOrganizationId: typist.organizationId,
    },
  })
}

/**
 * Holds organizations, in the order of their ids: whoever asks, confirms, declines or joins does so first, so that of all
 * that happens between the same ones at once each sees what was before. Clicks in sessions ask for none of these rows.
 * @returns those that have not become part of another
 */
export async function holdOrganizations(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string; mergedInto: string | null }[]>`
    SELECT id::text AS id, merged_into::text AS "mergedInto" FROM organizations
    WHERE id = ANY(${ids}::uuid[]) ORDER BY organizations.id FOR NO KEY UPDATE`
  return new Set(rows.flatMap(({ id, mergedInto }) => (mergedInto === null ? [id] : [])))
}

/** The request that waits between two organizations, or the last one that a lead declined since then. */
export async function findBetween(
  tx: Tx,
  organizationIds: readonly [string, string],
  now: Date,
  declinedSince: Date,
): Promise<{ readonly id: string; readonly isDeclined: boolean } | null> {
  const ids = [...organizationIds]
  const row = await tx.joinRequest.findFirst({
    where: {
      giverOrganizationId: { in: ids },
      typistOrganizationId: { in: ids },
      OR: [
        { outcome: null, expiresAt: { gt: now } },
        { outcome: 'declined', endedAt: { gt: declinedSince } },
      ],
    },
    orderBy: { askedAt: 'desc' },
    select: { id: true, outcome: true },
  })
  return row === null ? null : { id: row.id, isDeclined: row.outcome !== null }
}

/** A request as it stands, with both its accounts; null where there is none, or one of the accounts is gone. */
export async function loadJoinRequest(tx: Tx, id: string): Promise<JoinRequest | null> {
  const row = await tx.joinRequest.findUnique({ where: { id } })
  if (row === null) return null
  const giver = await loadJoinSide(
    tx,
    { identityId: row.giverIdentityId, organizationId: row.giverOrganizationId },
    row.giverConfirmedBy,
  )
  const typist = await loadJoinSide(
    tx,
    { identityId: row.typistIdentityId, organizationId: row.typistOrganizationId },
    row.typistConfirmedBy,
  )
  if (giver === null || typist === null) return null
  return { id, giver, typist, expiresAt: row.expiresAt, outcome: row.outcome as JoinOutcome | null }
}

/** One side as it stands, whether or not it was asked for yet; null where the account is gone. */
export async function loadJoinSide(
  tx: Tx,
  { identityId, organizationId }: AskedFor,
  confirmedBy: string | null = null,
): Promise<JoinSide | null> {
  const identity = await tx.identity.findUnique({ where: { id: identityId }, include: { person: true } })
  const organization = await tx.organization.findUnique({ where: { id: organizationId } })
  if (identity === null || organization === null) return null
  const { workspaceId, externalId, person, kind } = identity
  return {
    account: { identityId, workspaceId, externalId },
    personId: person.id,
    personName: person.name,
    isMember: kind === 'member',
    organizationId: organization.mergedInto ?? organizationId,
    organizationName: organization.name,
    confirmedBy,
  }
}

export async function keepConfirmation(tx: Tx, id: string, side: Side, personId: string): Promise<void> {
  const data = side === 'giver' ? { giverConfirmedBy: personId } : { typistConfirmedBy: personId }
  await tx.joinRequest.update({ where: { id }, data })
}

/** Returns whether it waited until now. */
export async function endJoinRequest(tx: Tx, id: string, outcome: JoinOutcome, now: Date): Promise<boolean> {
  const { count } = await tx.joinRequest.updateMany({ where: { id, outcome: null }, data: { outcome, endedAt: now } })
  return count === 1
}

/** Those that wait beside this one between any of these organizations and others. */
export async function findOthersOf(tx: Tx, organizationIds: readonly string[], id: string): Promise<string[]> {
  const of = { in: [...organizationIds] }
  const rows = await tx.joinRequest.findMany({
    where: { outcome: null, NOT: { id }, OR: [{ giverOrganizationId: of }, { typistOrganizationId: of }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => row.id)
}

/** Those whose time is over, and those that joined organizations whose two accounts are still to be joined. */
export async function loadDueJoinRequests(
  tx: Tx,
  now: Date,
): Promise<{ readonly id: string; readonly isOver: boolean }[]> {
  const rows = await tx.joinRequest.findMany({
    where: {
      OR: [
        { outcome: null, expiresAt: { lte: now } },
        { outcome: 'joined', settledAt: null },
      ],
    },
    select: { id: true, outcome: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, outcome }) => ({ id, isOver: outcome === null }))
}

/** When the next one is over. */
export async function firstJoinExpiry(tx: Tx): Promise<Date | null> {
  const { _min } = await tx.joinRequest.aggregate({ where: { outcome: null }, _min: { expiresAt: true } })
  return _min.expiresAt
}

/** Returns whether this is who has the accounts joined: once, whoever else tries. */
export async function settleAccounts(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.joinRequest.updateMany({
    where: { id, outcome: 'joined', settledAt: null },
    data: { settledAt: now },
  })
  return count === 1
}

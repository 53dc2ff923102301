import type { AccountKind, Person, Profile, Sender, ZoneBasis } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'

/** A person as met through one account. */
export type Met = { readonly person: Person; readonly kind: AccountKind; readonly identityId: string }

type IdentityRow = {
  id: string
  kind: string
  person: { id: string; organizationId: string; name: string; zone: string }
}

function metOf(row: IdentityRow): Met {
  const { id, organizationId, name, zone } = row.person
  return { person: { id, organizationId, name, zone }, kind: row.kind as AccountKind, identityId: row.id }
}

/** Null where the account was never met. `checkedAt` is when its platform was last asked about it (wall time). */
export async function findMet(tx: Tx, who: Sender): Promise<(Met & { readonly checkedAt: Date }) | null> {
  const row = await tx.identity.findUnique({
    where: { workspaceId_externalId: who },
    include: { person: true },
  })
  return row === null ? null : { ...metOf(row), checkedAt: row.checkedAt }
}

/** Those of these accounts about which the platform was asked since then. */
export async function findFresh(
  tx: Tx,
  workspaceId: string,
  externalIds: readonly string[],
  since: Date,
): Promise<ReadonlySet<string>> {
  const rows = await tx.identity.findMany({
    where: { workspaceId, externalId: { in: [...externalIds] }, checkedAt: { gt: since } },
    select: { externalId: true },
  })
  return new Set(rows.map(({ externalId }) => externalId))
}

/**
 * Keeps what a platform says of an account: a new person the first time, fresh name, zone and kind after that. Two
 * requests that meet the same account at once end up with one person.
 *
 * @param ids fresh ids for a person and an identity, used only where the account is new
 * @throws Error where the workspace is unknown
 */
export async function keepMet(
  tx: Tx,
  who: Sender,
  profile: Profile,
  ids: { readonly person: string; readonly identity: string },
  now: Date,
  checkedAt: Date,
): Promise<Met> {
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: who.workspaceId } })
  const { organizationId } = workspace
  const known = await tx.identity.findUnique({ where: { workspaceId_externalId: who } })
  if (known === null) {
    const person = await tx.person.create({
      data: { id: ids.person, organizationId, name: profile.name, ...zoneOf(profile.zone ?? null), createdAt: now },
    })
    const { count } = await tx.identity.createMany({
      data: {
        id: ids.identity,
        organizationId,
        workspaceId: who.workspaceId,
        personId: person.id,
        externalId: who.externalId,
        kind: profile.kind,
        checkedAt,
      },
      skipDuplicates: true,
    })
    if (count === 0) await tx.person.delete({ where: { id: person.id } })
  } else {
    await tx.identity.update({ where: { id: known.id }, data: { kind: profile.kind, checkedAt } })
    await tx.person.update({
      where: { id: known.personId },
      data: { name: profile.name, ...(profile.zone === null ? {} : zoneOf(profile.zone)) },
    })
  }
  const row = await tx.identity.findUniqueOrThrow({
    where: { workspaceId_externalId: who },
    include: { person: true },
  })
  return metOf(row)
}

function zoneOf(told: string | null): { readonly zone: string; readonly zoneBasis: ZoneBasis } {
  return told === null ? { zone: 'UTC', zoneBasis: 'none' } : { zone: told, zoneBasis: 'told' }
}

export async function findPerson(tx: Tx, personId: string): Promise<Person | null> {
  return await tx.person.findUnique({
    where: { id: personId },
    select: { id: true, organizationId: true, name: true, zone: true },
  })
}

/** Who started a campaign; null where there is no such campaign or person. */
export async function loadCreator(tx: Tx, campaignId: string): Promise<Person | null> {
  const campaign = await tx.campaign.findUnique({ where: { id: campaignId }, select: { createdBy: true } })
  if (campaign === null) return null
  const row = await tx.person.findUnique({ where: { id: campaign.createdBy } })
  if (row === null) return null
  const { id, organizationId, name, zone } = row
  return { id, organizationId, name, zone }
}

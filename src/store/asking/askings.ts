import type { AskingHours } from '../../domain/asking/asking-hours.ts'
import type { AskingState, Reaction } from '../../sessions/who-is-due.ts'
import type { Tx } from '../db/database.ts'
import type { Prisma } from '../generated/client.ts'

/** The hours that a person has set; null where they never said anything. */
export async function loadHours(tx: Tx, personId: string): Promise<AskingHours | null> {
  const rows = await tx.$queryRaw<{ hours: AskingHours }[]>`
    SELECT hours FROM asking_settings WHERE person_id = ${personId}::uuid`
  return rows[0]?.hours ?? null
}

type Owner = { readonly personId: string; readonly organizationId: string }

/** Keeps what a person set. They are looked at anew, since what was planned may be wrong now. */
export async function keepHours(tx: Tx, owner: Owner, hours: AskingHours, now: Date): Promise<void> {
  const data = { hours: { ...hours } as Prisma.InputJsonObject, updatedAt: now }
  await tx.askingSettings.upsert({ where: { personId: owner.personId }, create: { ...owner, ...data }, update: data })
  await planLook(tx, owner, now)
}

export type DueAsking = Owner & {
  readonly dueAt: Date
  readonly version: number
  readonly state: AskingState
}

/** The people to be looked at by now, at most `most`, those who wait longest first, from one of them on. */
export async function loadDue(tx: Tx, now: Date, most: number, after: DueAsking | null): Promise<DueAsking[]> {
  const later = (one: DueAsking) => ({
    OR: [{ dueAt: { gt: one.dueAt } }, { dueAt: one.dueAt, personId: { gt: one.personId } }],
  })
  const rows = await tx.asking.findMany({
    where: { dueAt: { lte: now }, ...(after === null ? {} : later(after)) },
    orderBy: [{ dueAt: 'asc' }, { personId: 'asc' }],
    take: most,
  })
  return rows.map((row) => ({
    personId: row.personId,
    organizationId: row.organizationId,
    dueAt: row.dueAt ?? now,
    version: row.version,
    state: {
      askedAt: row.askedAt,
      campaignId: row.campaignId,
      reaction: row.reaction as Reaction,
      reminded: row.reminded,
      ignored: row.ignored,
    },
  }))
}

/** When the next look is planned; null where none is. */
export async function firstDue(tx: Tx): Promise<Date | null> {
  const row = await tx.asking.findFirst({
    where: { dueAt: { not: null } },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  })
  return row?.dueAt ?? null
}

/**
 * Writes down what was decided about a person, unless somebody else did so meanwhile.
 * @returns whether it was written
 */
export async function keepAsking(tx: Tx, due: DueAsking, state: AskingState, dueAt: Date | null): Promise<boolean> {
  const { count } = await tx.asking.updateMany({
    where: { personId: due.personId, version: due.version },
    data: { ...state, dueAt, version: { increment: 1 } },
  })
  return count === 1
}

type Postponed = {
  readonly campaignId: string
  readonly reaction: 'later' | 'not-today'
  readonly askedAt: Date
  readonly dueAt: Date | null
}

/**
 * Later or Not today was said on the card of a campaign: that one counts as what they were asked for this day, whichever
 * was asked for last. Without a time to ask again the plan stays as it is.
 */
export async function keepPostponed(tx: Tx, owner: Owner, { dueAt, ...said }: Postponed): Promise<void> {
  await tx.asking.upsert({
    where: { personId: owner.personId },
    create: { ...owner, ...said, dueAt, reminded: false, ignored: 0, version: 1 },
    update: { ...said, ...(dueAt === null ? {} : { dueAt }), version: { increment: 1 } },
  })
}

/** The reaction to the last invitation. */
export async function loadReaction(tx: Tx, personId: string): Promise<Reaction> {
  const row = await tx.asking.findUnique({ where: { personId }, select: { reaction: true } })
  return (row?.reaction ?? 'none') as Reaction
}

/**
 * Writes down an invitation that does not come from the clock: it is the person's invitation of the day.
 *
 * @param version of the person's asking on which this was decided, null where there was none; `any`: whatever it is
 * @returns whether it was written: not where somebody else decided something about the person meanwhile
 */
export async function takeAsking(
  tx: Tx,
  { personId, organizationId }: Owner,
  { askedAt, campaignId, reaction, reminded, ignored }: AskingState,
  dueAt: Date,
  version: number | null | 'any',
): Promise<boolean> {
  const guard = version === 'any' ? null : (version ?? neverWritten)
  const count = await tx.$executeRaw`
    INSERT INTO askings AS a (person_id, organization_id, due_at, asked_at, campaign_id, reaction, reminded, ignored, version)
    VALUES (${personId}::uuid, ${organizationId}::uuid, ${dueAt}::timestamptz, ${askedAt}::timestamptz,
      ${campaignId}::uuid, ${reaction}, ${reminded}, ${ignored}, 1)
    ON CONFLICT (person_id) DO UPDATE SET version = a.version + 1, due_at = excluded.due_at, asked_at = excluded.asked_at,
      campaign_id = excluded.campaign_id, reaction = excluded.reaction, reminded = excluded.reminded,
      ignored = excluded.ignored
    WHERE ${guard}::int IS NULL OR a.version = ${guard}::int`
  return count === 1
}

/** Until the transaction ends nobody else decides anything about these people, where anything was ever decided. */
export async function holdAskings(tx: Tx, personIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM askings WHERE person_id = ANY(${[...personIds]}::uuid[]) ORDER BY person_id FOR NO KEY UPDATE`
}

/** No asking has it: versions begin with 1. */
const neverWritten = 0

/** Plans a look at a person with the next tick, also where none was ever planned. A Later that was promised stays. */
export async function planLook(tx: Tx, { personId, organizationId }: Owner, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO askings AS a (person_id, organization_id, due_at, reaction, reminded, ignored, version)
    VALUES (${personId}::uuid, ${organizationId}::uuid, ${now}::timestamptz, 'none', false, 0, 1)
    ON CONFLICT (person_id) DO UPDATE SET version = a.version + 1,
      due_at = CASE WHEN a.reaction = 'later' AND a.due_at > excluded.due_at THEN a.due_at ELSE excluded.due_at END`
}

type Told = { readonly campaignId: string; readonly personId: string }

/** Remembers that a person was told of a campaign. */
export async function noteKnown(tx: Tx, { campaignId, personId }: Told, at: Date): Promise<void> {
  await tx.member.updateMany({
    where: { campaignId, personId, role: 'annotator', invitedAt: null },
    data: { invitedAt: at },
  })
}

/** What would have told a person of a campaign never arrived: they will be told again. */
export async function forgetKnown(tx: Tx, { campaignId, personId }: Told, at: Date): Promise<void> {
  await tx.member.updateMany({
    where: { campaignId, personId, role: 'annotator', invitedAt: at },
    data: { invitedAt: null },
  })
}

/**
 * Plans a look at everyone who annotates in a running campaign and for whom none is planned.
 * @returns how many there were
 */
export async function planUnplanned(tx: Tx, now: Date): Promise<number> {
  return await tx.$executeRaw`
    INSERT INTO askings AS a (person_id, organization_id, due_at, reaction, reminded, ignored, version)
    SELECT DISTINCT m.person_id, m.organization_id, ${now}::timestamptz, 'none', false, 0, 1
    FROM campaigns c JOIN members m ON m.campaign_id = c.id AND m.role = 'annotator' AND m.removed_at IS NULL
    LEFT JOIN askings k ON k.person_id = m.person_id
    WHERE c.state IN ('pilot', 'running') AND k.due_at IS NULL
    ON CONFLICT (person_id) DO UPDATE SET due_at = excluded.due_at, version = a.version + 1`
}

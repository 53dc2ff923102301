import type pg from 'pg'
import type { Tx } from '../db/database.ts'

export type WatchKey = { readonly organizationId: string; readonly campaignId: string; readonly personId: string }

/** Makes sure that there is a row to write decisions into. */
async function ensureStanding(tx: Tx, key: WatchKey): Promise<void> {
  const nothing = { answered: 0, goldAnswered: 0, goldRight: 0 }
  await tx.standing.createMany({ data: { ...key, ...nothing }, skipDuplicates: true })
}

/** Deals a person nothing more, and refuses every step from now on. Returns false where that was decided before. */
export async function setHeldBack(tx: Tx, key: WatchKey, at: Date): Promise<boolean> {
  await ensureStanding(tx, key)
  const { campaignId, personId } = key
  const where = { campaignId, personId, heldBackAt: null }
  const { count } = await tx.standing.updateMany({ where, data: { heldBackAt: at, holdDueAt: null } })
  return count === 1
}

/** Deals a person nothing more: what was dealt may still be answered, and then the hold takes effect. */
export async function setHoldDue(tx: Tx, key: WatchKey, at: Date): Promise<void> {
  await ensureStanding(tx, key)
  const { campaignId, personId } = key
  await tx.standing.updateMany({
    where: { campaignId, personId, heldBackAt: null, holdDueAt: null },
    data: { holdDueAt: at },
  })
}

/** Holds that wait for nothing any more: their people annotate there, and have no sitting open. */
export async function loadDueHolds(pool: pg.Pool): Promise<WatchKey[]> {
  const { rows } = await pool.query<WatchKey>(
    `SELECT t.organization_id AS "organizationId", t.campaign_id AS "campaignId", t.person_id AS "personId"
     FROM standings t JOIN campaigns c ON c.id = t.campaign_id AND c.state IN ('pilot', 'running')
     JOIN members m ON m.campaign_id = t.campaign_id AND m.person_id = t.person_id AND m.role = 'annotator'
       AND m.removed_at IS NULL
     WHERE t.hold_due_at IS NOT NULL AND ${nothingOpen}
     ORDER BY t.hold_due_at`,
  )
  return rows
}

/** Whether somebody has no sitting open in the campaign of a standing. */
export async function hasNothingOpen(pool: pg.Pool, campaignId: string, personId: string): Promise<boolean> {
  const { rows } = await pool.query<{ nothing: boolean }>(
    `SELECT ${nothingOpen} AS nothing FROM (SELECT $1::uuid AS campaign_id, $2::uuid AS person_id) t`,
    [campaignId, personId],
  )
  return rows[0]?.nothing === true
}

const nothingOpen = `NOT EXISTS (
  SELECT FROM sessions s WHERE s.campaign_id = t.campaign_id AND s.person_id = t.person_id AND s.ended_at IS NULL)`

/** Lets a person go on who is held back: what they answered so far no longer counts against them. False where they were not. */
export async function pardonPerson(tx: Tx, key: WatchKey, byPersonId: string, at: Date): Promise<boolean> {
  const { campaignId, personId } = key
  const where = { campaignId, personId, NOT: { heldBackAt: null } }
  const pardoned = {
    heldBackAt: null,
    holdDueAt: null,
    pardonedAt: at,
    pardonedBy: byPersonId,
    warnedAt: null,
    drifting: false,
  }
  const { count } = await tx.standing.updateMany({ where, data: pardoned })
  return count === 1
}

/** @param at null where there is nothing to warn of any more; returns whether that changed anything */
export async function setWarned(tx: Tx, key: WatchKey, at: Date | null): Promise<boolean> {
  await ensureStanding(tx, key)
  const { campaignId, personId } = key
  const before = at === null ? { NOT: { warnedAt: null } } : { warnedAt: null }
  const { count } = await tx.standing.updateMany({ where: { campaignId, personId, ...before }, data: { warnedAt: at } })
  return count === 1
}

export async function setDrifting(tx: Tx, key: WatchKey, drifting: boolean): Promise<void> {
  await ensureStanding(tx, key)
  await tx.standing.update({
    where: { campaignId_personId: { campaignId: key.campaignId, personId: key.personId } },
    data: { drifting },
  })
}

/** Whether a person can begin nothing in a campaign: held back, or about to be, their last sitting being over. */
export async function isHeldBack(tx: Tx, campaignId: string, personId: string): Promise<boolean> {
  const standing = await tx.standing.findUnique({
    where: { campaignId_personId: { campaignId, personId } },
    select: { heldBackAt: true, holdDueAt: true },
  })
  if (standing === null || (standing.heldBackAt === null && standing.holdDueAt === null)) return false
  if (standing.heldBackAt !== null) return true
  return (await tx.session.findFirst({ where: { campaignId, personId, endedAt: null }, select: { id: true } })) === null
}

/** Who let a person go on last, by name; null where nobody did. */
export async function loadPardoner(tx: Tx, campaignId: string, personId: string): Promise<string | null> {
  const standing = await tx.standing.findUnique({ where: { campaignId_personId: { campaignId, personId } } })
  if (standing?.pardonedBy == null) return null
  return (await tx.person.findUnique({ where: { id: standing.pardonedBy }, select: { name: true } }))?.name ?? null
}

import type pg from 'pg'
import type { Tx } from './database.ts'

/** What decides whether somebody may go on, and what has been decided so far. */
export type Watch = {
  readonly outcomes: readonly boolean[]
  readonly isPaused: boolean
  readonly isWarned: boolean
  readonly isDrifting: boolean
}

type WatchKey = { readonly organizationId: string; readonly campaignId: string; readonly personId: string }

/**
 * A person's answers to gold in order, `true` where right. Left out are those up to a pardon, and gold on which five
 * people or more together say something else: that is suspected before they are.
 */
export async function loadWatch(pool: pg.Pool, campaignId: string, personId: string): Promise<Watch> {
  const { rows } = await pool.query<{ outcomes: boolean[]; paused: boolean; warned: boolean; drifting: boolean }>({
    ...watch,
    values: [campaignId, personId],
  })
  const { outcomes, paused, warned, drifting } = rows[0] ?? {
    outcomes: [],
    paused: false,
    warned: false,
    drifting: false,
  }
  return { outcomes, isPaused: paused, isWarned: warned, isDrifting: drifting }
}

const watch = {
  name: 'watch',
  text: `
    SELECT t.paused_at IS NOT NULL AS paused, t.warned_at IS NOT NULL AS warned, coalesce(t.drifting, false) AS drifting,
      ARRAY(
        SELECT a.label_ids = g.label_ids FROM answers a
        JOIN gold_answers g ON g.campaign_id = a.campaign_id AND g.item_id = a.item_id
        LEFT JOIN live_votes v ON v.campaign_id = a.campaign_id AND v.item_id = a.item_id
        WHERE a.campaign_id = w.campaign_id AND a.person_id = w.person_id AND a.purpose = 'gold'
          AND a.superseded_at IS NULL AND (t.pardoned_at IS NULL OR a.given_at > t.pardoned_at)
          AND NOT coalesce(v.answers >= 5 AND NOT v.is_tie AND v.label_ids <> g.label_ids, false)
        ORDER BY a.given_at, a.session_id, a.position) AS outcomes
    FROM (SELECT $1::uuid AS campaign_id, $2::uuid AS person_id) w
    LEFT JOIN standings t ON t.campaign_id = w.campaign_id AND t.person_id = w.person_id`,
}

/** Makes sure that there is a row to write decisions into. */
async function ensureStanding(tx: Tx, key: WatchKey): Promise<void> {
  const nothing = { answered: 0, goldAnswered: 0, goldRight: 0 }
  await tx.standing.createMany({ data: { ...key, ...nothing }, skipDuplicates: true })
}

/** Deals a person nothing more. Returns false where that was decided before. */
export async function pausePerson(tx: Tx, key: WatchKey, at: Date): Promise<boolean> {
  await ensureStanding(tx, key)
  const { campaignId, personId } = key
  const where = { campaignId, personId, pausedAt: null }
  const { count } = await tx.standing.updateMany({ where, data: { pausedAt: at } })
  return count === 1
}

/** Lets a paused person go on: what they answered so far no longer counts against them. False where nobody paused them. */
export async function pardonPerson(tx: Tx, key: WatchKey, byPersonId: string, at: Date): Promise<boolean> {
  const { campaignId, personId } = key
  const where = { campaignId, personId, NOT: { pausedAt: null } }
  const pardoned = { pausedAt: null, pardonedAt: at, pardonedBy: byPersonId, warnedAt: null, drifting: false }
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

/** Whether a person is dealt nothing in a campaign. */
export async function isPaused(tx: Tx, campaignId: string, personId: string): Promise<boolean> {
  const standing = await tx.standing.findUnique({
    where: { campaignId_personId: { campaignId, personId } },
    select: { pausedAt: true },
  })
  return standing !== null && standing.pausedAt !== null
}

/** Who let a person go on last, by name; null where nobody did. */
export async function loadPardoner(tx: Tx, campaignId: string, personId: string): Promise<string | null> {
  const standing = await tx.standing.findUnique({ where: { campaignId_personId: { campaignId, personId } } })
  if (standing?.pardonedBy == null) return null
  return (await tx.person.findUnique({ where: { id: standing.pardonedBy }, select: { name: true } }))?.name ?? null
}

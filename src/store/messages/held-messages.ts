import { type AskingHours, nextGoodTime, usualHours } from '../../domain/asking/asking-hours.ts'
import type { Tx } from '../db/database.ts'
import { notTheirs } from './find-waiting.ts'
import { onlyKind, readStoredScreen, type ScreenRow, type StoredScreen } from './stored-screen.ts'

/** Nobody's good time is looked for further ahead than this at once; then it is looked for again. */
const longestHoldMs = 30 * 24 * 60 * 60_000

/** Who was at it so lately may be written to, whatever the hour. */
const atWorkMs = 15 * 60_000

/**
 * Until when a message that can wait is held for a person: null where it is a good time for them now or they are labeling
 * this minute, else their next good time, or a month hence where none is in sight.
 */
export async function holdUntil(tx: Tx, personId: string, now: Date): Promise<Date | null> {
  const lately = new Date(now.getTime() - atWorkMs)
  const [row] = await tx.$queryRaw<{ zone: string; hours: AskingHours | null; at_work: boolean }[]>`
    SELECT p.zone, s.hours, EXISTS (
      SELECT FROM sessions o WHERE o.person_id = p.id AND coalesce(o.ended_at, o.ends_at) > ${lately}) AS at_work
    FROM people p LEFT JOIN asking_settings s ON s.person_id = p.id WHERE p.id = ${personId}::uuid`
  if (row === undefined || row.at_work) return null
  const good = nextGoodTime(row.hours ?? usualHours, row.zone, now) ?? new Date(now.getTime() + longestHoldMs)
  return good <= now ? null : good
}

export type HeldMessage = {
  readonly id: string
  readonly organizationId: string
  readonly campaignId: string | null
  readonly personId: string
  /** null: this code does not know it. */
  readonly screen: StoredScreen | null
  readonly heldUntil: Date
}

/** The messages held until now at the latest, those first that waited longest, from one of them on. */
export async function loadHeld(
  tx: Tx,
  now: Date,
  most: number,
  after: Pick<HeldMessage, 'id' | 'heldUntil'> | null,
): Promise<HeldMessage[]> {
  const rows = await tx.$queryRaw<(Omit<HeldMessage, 'screen'> & ScreenRow)[]>`
    SELECT id, organization_id AS "organizationId", campaign_id AS "campaignId", person_id AS "personId", screen,
      screen_version, held_until AS "heldUntil"
    FROM deliveries WHERE state = 'held' AND held_until <= ${now}
      AND (${after?.id ?? null}::uuid IS NULL OR (held_until, id) > (${after?.heldUntil ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY held_until, id LIMIT ${most}`
  return rows.map(({ screen, screen_version, ...row }) => ({
    ...row,
    screen: readStoredScreen({ screen, screen_version }),
  }))
}

/** When the first held message is to be looked at; null where none is held. */
export async function firstHeld(tx: Tx): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT min(held_until) AS at FROM deliveries WHERE state = 'held'`
  return rows[0]?.at ?? null
}

type What =
  | { readonly state: 'waiting' }
  | { readonly state: 'held'; readonly until: Date }
  | { readonly state: 'failed' }

/** Holds a message that waits for its turn. */
export async function holdMessage(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.delivery.updateMany({ where: { id, state: 'waiting' }, data: { state: 'held', heldUntil: until } })
}

/** Lets a held message go, holds it for longer, or drops it. Returns false where somebody else did so meanwhile. */
export async function endHold(tx: Tx, { id, heldUntil, screen }: HeldMessage, what: What): Promise<boolean> {
  const error = what.state === 'failed' ? { error: notTheirs, ...(screen && { screen: onlyKind(screen) }) } : {}
  const { count } = await tx.delivery.updateMany({
    where: { id, state: 'held', heldUntil },
    data: { state: what.state, heldUntil: what.state === 'held' ? what.until : null, ...error },
  })
  return count === 1
}

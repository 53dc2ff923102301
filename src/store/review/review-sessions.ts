import type pg from 'pg'
import type { Answer } from '../../domain/answer.ts'
import type { ReviewOffer } from '../../domain/intents/review-intent.ts'
import type { MessageAddress } from '../../domain/message.ts'
import { minutesLater } from '../../domain/time/time.ts'
import type { Tx } from '../db/database.ts'
import { keptByPrisma, readAnswerIfAny } from '../db/kept-answer.ts'

/** One sitting of an adjudicator. */
export type ReviewSession = {
  readonly organizationId: string
  readonly campaignId: string
  readonly id: string
  readonly personId: string
  readonly workspaceId: string
  readonly startedAt: Date
  readonly endsAt: Date
  readonly endedAt: Date | null
  readonly revision: number
  /** The item on screen, theirs alone until `leaseUntil`; null between items, or where the lease ran out. */
  readonly itemId: string | null
  readonly leaseUntil: Date | null
  /** What the adjudicator chose for it; null before. */
  readonly chosen: Answer | null
  /** Items put aside. */
  readonly passed: readonly string[]
  readonly settled: number
  readonly returned: number
  readonly dropped: number
  readonly lastVerdictId: string | null
  readonly channel: string
  readonly message: string
}

export function offerOf({ campaignId, id, revision }: ReviewSession): ReviewOffer {
  return { campaignId, sessionId: id, revision }
}

export function messageOf({ workspaceId, channel, message }: ReviewSession): MessageAddress {
  return { workspaceId, channel, message }
}

type Row = Omit<ReviewSession, 'chosen'> & { readonly chosen: readonly number[]; readonly chosenContent: unknown }

function sessionOf({ chosen, chosenContent, ...rest }: Row): ReviewSession {
  return { ...rest, chosen: readAnswerIfAny({ labelIds: chosen, content: chosenContent }) }
}

function columnsOf({ chosen, passed, ...rest }: ReviewSession) {
  return { ...rest, ...columnsOfChosen(chosen), passed: [...passed] }
}

function columnsOfChosen(chosen: Answer | null) {
  const { labelIds, content } = keptByPrisma(chosen)
  return { chosen: labelIds, chosenContent: content }
}

/** What only the database writes. */
const omit = { movedAt: true, slips: true } as const

export async function insertReviewSession(tx: Tx, session: ReviewSession): Promise<void> {
  await tx.reviewSession.create({ data: columnsOf(session) })
}

/** The person's open sitting in a campaign; null where there is none. */
export async function findOpenReview(tx: Tx, campaignId: string, personId: string): Promise<ReviewSession | null> {
  const row = await tx.reviewSession.findFirst({ where: { campaignId, personId, endedAt: null }, omit })
  return row === null ? null : sessionOf(row)
}

export async function loadReviewSession(tx: Tx, campaignId: string, id: string): Promise<ReviewSession | null> {
  const row = await tx.reviewSession.findUnique({ where: { campaignId_id: { campaignId, id } }, omit })
  return row === null ? null : sessionOf(row)
}

/** A workspace's sittings that have a message and are open, or ended soon before the last one there that did. */
export async function loadShownReviews(tx: Tx, workspaceId: string): Promise<ReviewSession[]> {
  const { _max: last } = await tx.reviewSession.aggregate({ where: { workspaceId }, _max: { endedAt: true } })
  const ended = last.endedAt === null ? [] : [{ endedAt: { gte: minutesLater(last.endedAt, -15) } }]
  const where = { workspaceId, message: { not: '' }, OR: [{ endedAt: null }, ...ended] }
  return (await tx.reviewSession.findMany({ where, omit })).map(sessionOf)
}

/** The sitting, held until the transaction ends. Null where there is none. */
export async function holdReviewSession(tx: Tx, campaignId: string, id: string): Promise<ReviewSession | null> {
  await tx.$executeRaw`
    SELECT 1 FROM review_sessions WHERE campaign_id = ${campaignId}::uuid AND id = ${id}::uuid FOR UPDATE`
  return await loadReviewSession(tx, campaignId, id)
}

/** Keeps the sitting as it is now. Throws a unique violation where another sitting took the item first. */
export async function saveReviewSession(tx: Tx, session: ReviewSession): Promise<void> {
  const { campaignId, id, ...data } = columnsOf(session)
  await tx.reviewSession.update({ where: { campaignId_id: { campaignId, id } }, data })
  await tx.$executeRaw`
    UPDATE review_sessions SET moved_at = clock_timestamp() WHERE campaign_id = ${campaignId}::uuid AND id = ${id}::uuid`
}

/** How long ago the sitting moved, null where that is not known, and the marks of taps on it that came too soon. */
export async function loadReviewTaps(
  pool: pg.Pool,
  campaignId: string,
  id: string,
): Promise<{ readonly movedMsAgo: number | null; readonly slips: readonly string[] }> {
  const { rows } = await pool.query<{ moved_ms_ago: number | null; slips: string[] }>(
    `SELECT (extract(epoch FROM clock_timestamp() - moved_at) * 1000)::float8 AS moved_ms_ago, slips
     FROM review_sessions WHERE campaign_id = $1 AND id = $2`,
    [campaignId, id],
  )
  const [row] = rows
  return { movedMsAgo: row?.moved_ms_ago ?? null, slips: row?.slips ?? [] }
}

/** Whoever has seen an item in Review is never dealt it as an annotator; nothing changes where they were before. */
export async function markSeen(
  tx: Tx,
  { organizationId, campaignId, id, personId, revision }: ReviewSession,
  itemId: string,
  guidelineVersion: number,
  at: Date,
): Promise<void> {
  const place = { sessionId: id, position: revision, round: 1 }
  const seen = { purpose: 'review', held: false, guidelineVersion, dealtAt: at }
  await tx.slot.createMany({
    data: { organizationId, campaignId, itemId, personId, ...place, ...seen },
    skipDuplicates: true,
  })
}

/** Where its message is now. */
export async function setReviewMessage(
  tx: Tx,
  { campaignId, id }: ReviewSession,
  { workspaceId, channel, message }: MessageAddress,
): Promise<void> {
  await tx.reviewSession.update({
    where: { campaignId_id: { campaignId, id } },
    data: { workspaceId, channel, message },
  })
}

/** Takes an item from sittings whose lease on it ran out. */
export async function dropStaleLeases(tx: Tx, campaignId: string, itemId: string, now: Date): Promise<void> {
  await tx.reviewSession.updateMany({
    where: { campaignId, itemId, endedAt: null, leaseUntil: { lte: now } },
    data: { itemId: null, leaseUntil: null, ...columnsOfChosen(null), revision: { increment: 1 } },
  })
}

/** Open sittings whose time was up by that moment, the oldest first, from one of them on. */
export async function loadOverdueReviews(
  tx: Tx,
  by: Date,
  most: number,
  after: Pick<ReviewSession, 'id' | 'endsAt'> | null,
): Promise<ReviewSession[]> {
  const later = ({ endsAt, id }: Pick<ReviewSession, 'id' | 'endsAt'>) => ({
    OR: [{ endsAt: { gt: endsAt } }, { endsAt, id: { gt: id } }],
  })
  const rows = await tx.reviewSession.findMany({
    where: { endedAt: null, endsAt: { lte: by }, ...(after === null ? {} : later(after)) },
    orderBy: [{ endsAt: 'asc' }, { id: 'asc' }],
    take: most,
    omit,
  })
  return rows.map(sessionOf)
}

/** When the first open sitting's time is up; null where none is open. */
export async function firstReviewEnd(pool: pg.Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    'SELECT min(ends_at) AS at FROM review_sessions WHERE ended_at IS NULL',
  )
  return rows[0]?.at ?? null
}

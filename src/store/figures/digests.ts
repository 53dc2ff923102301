import type { Decision, Undelivered } from '../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../domain/time/time.ts'
import type { DigestFigures } from '../../metrics/figures/digest-figures.ts'
import { recordChange } from '../db/changes.ts'
import type { Tx } from '../db/database.ts'
import { Prisma } from '../generated/client.ts'
import { notTheirs } from '../messages/find-waiting.ts'
import { type Merged, mergedColumn, namedAsNow } from '../people/who-is-now.ts'
import { signsOfToday } from './signs-of-today.ts'

/** Names one week of one campaign. */
export type DigestKey = { readonly organizationId: string; readonly campaignId: string; readonly weekStart: LocalDay }

/** Keeps a week's figures, unless another replica was first: then those stay. */
export async function keepDigest(tx: Tx, key: DigestKey, figures: DigestFigures, computedAt: Date): Promise<void> {
  await tx.digest.createMany({
    data: { ...key, figures: figures as Prisma.InputJsonValue, computedAt },
    skipDuplicates: true,
  })
}

/** The stored figures; null where there are none. The column holds only what `keepDigest` wrote there. */
export async function loadDigest(tx: Tx, campaignId: string, weekStart: LocalDay): Promise<DigestFigures | null> {
  const [row] = await tx.$queryRaw<{ figures: DigestFigures; merged: Merged }[]>`
    SELECT figures, ${Prisma.raw(mergedColumn('campaign_id'))}
    FROM digests WHERE campaign_id = ${campaignId}::uuid AND week_start = ${weekStart}`
  if (row === undefined) return null
  const figures = namedAsNow(row.figures, row.merged)
  const { apart } = figures
  return apart == null ? ofToday(figures) : { ...ofToday(figures), apart: ofToday(apart) }
}

function ofToday<Figures extends Pick<DigestFigures, 'quality'>>(figures: Figures): Figures {
  const { quality } = figures
  if (quality == null || quality.signs === null) return figures
  return { ...figures, quality: { ...quality, signs: signsOfToday(quality.signs) } }
}

/** Claims a person's copy for a delivery. False where it was claimed before: nobody gets a digest twice. */
export async function claimCopy(tx: Tx, key: DigestKey, personId: string, deliveryId: string): Promise<boolean> {
  const { count } = await tx.digestDelivery.createMany({
    data: { ...key, personId, deliveryId },
    skipDuplicates: true,
  })
  return count === 1
}

/** The same for the channel's copy. */
export async function claimChannelCopy(
  tx: Tx,
  { campaignId, weekStart }: DigestKey,
  deliveryId: string,
): Promise<boolean> {
  const { count } = await tx.digest.updateMany({
    where: { campaignId, weekStart, channelDeliveryId: null },
    data: { channelDeliveryId: deliveryId },
  })
  return count === 1
}

/** Whom the last digest that was given out before a week did not reach for certain; a channel is called just that. */
export async function loadUndelivered(tx: Tx, campaignId: string, week: LocalDay): Promise<Undelivered[]> {
  return await tx.$queryRaw<Undelivered[]>`
    WITH last AS (
      SELECT max(week_start) AS week_start FROM digests WHERE campaign_id = ${campaignId}::uuid AND week_start < ${week}),
    copies AS (
      SELECT p.name, d.week_start, d.delivery_id
      FROM digest_deliveries d JOIN last USING (week_start) JOIN people p ON p.id = d.person_id
      WHERE d.campaign_id = ${campaignId}::uuid
      UNION ALL
      SELECT 'the channel', d.week_start, d.channel_delivery_id FROM digests d JOIN last USING (week_start)
      WHERE d.campaign_id = ${campaignId}::uuid)
    SELECT v.id AS "deliveryId", c.name, c.week_start AS "weekStart", v.state
    FROM copies c JOIN deliveries v ON v.id = c.delivery_id
    WHERE (v.state = 'unsure' OR v.state = 'failed' AND v.error IS DISTINCT FROM ${notTheirs}) ORDER BY lower(c.name), v.id`
}

/** A decision that the leads are asked to take. */
export type Ask = { readonly organizationId: string; readonly campaignId: string; readonly decision: Decision }

/** What is kept of it: one about another person is another one. */
export function askedFor(decision: Decision): string {
  return decision.kind === 'hold-back' ? `hold-back ${decision.personId}` : decision.kind
}

/**
 * Writes down that a person asks the leads for a decision. False where they did so since then: the leads are not asked
 * twice. Two clicks at once wait for each other.
 */
export async function keepAsk(tx: Tx, ask: Ask, by: { id: string; personId: string; since: Date; at: Date }) {
  const { organizationId, campaignId } = ask
  const decision = askedFor(ask.decision)
  const key = `leads asked ${campaignId} ${by.personId} ${decision}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  const asked = await tx.change.findFirst({
    where: {
      campaignId,
      personId: by.personId,
      what: 'leads asked',
      at: { gte: by.since },
      after: { path: ['decision'], equals: decision },
    },
  })
  if (asked !== null) return false
  const change = { id: by.id, organizationId, campaignId, personId: by.personId, at: by.at }
  await recordChange(tx, { ...change, what: 'leads asked', before: null, after: { decision } })
  return true
}

/** Names by person, for those who have one. */
export async function loadNames(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.person.findMany({ where: { id: { in: [...personIds] } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whether a week's digest was given to a person. */
export async function wasGiven(tx: Tx, campaignId: string, weekStart: LocalDay, personId: string): Promise<boolean> {
  const found = await tx.digestDelivery.findUnique({
    where: { campaignId_weekStart_personId: { campaignId, weekStart, personId } },
    select: { deliveryId: true },
  })
  return found !== null
}

import type { Undelivered } from '../domain/digest-screens.ts'
import type { LocalDay } from '../domain/time.ts'
import type { DigestFigures } from '../metrics/digest-figures.ts'
import type { Tx } from './database.ts'
import type { Prisma } from './generated/client.ts'

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
  const row = await tx.digest.findUnique({ where: { campaignId_weekStart: { campaignId, weekStart } } })
  return row === null ? null : (row.figures as DigestFigures)
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

/** Whom the last digest that was given out did not reach for certain. */
export async function loadUndelivered(tx: Tx, campaignId: string): Promise<Undelivered[]> {
  return await tx.$queryRaw<Undelivered[]>`
    SELECT p.name, d.week_start AS "weekStart", v.state
    FROM digest_deliveries d JOIN deliveries v ON v.id = d.delivery_id JOIN people p ON p.id = d.person_id
    WHERE d.campaign_id = ${campaignId}::uuid AND v.state IN ('unsure', 'failed')
      AND d.week_start = (SELECT max(week_start) FROM digest_deliveries WHERE campaign_id = ${campaignId}::uuid)
    ORDER BY lower(p.name), p.id`
}

/** Names by person, for those who have one. */
export async function loadNames(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.person.findMany({ where: { id: { in: [...personIds] } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

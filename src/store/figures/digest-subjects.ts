import type { DigestReader, DigestSubject } from '../../domain/digest/digest-plan.ts'
import type { Role } from '../../domain/person.ts'
import { maySeeEveryScore } from '../../domain/policies.ts'
import type { Tx } from '../db/database.ts'

/** A campaign that digests are about, with all that planning them takes. */
export type CampaignForDigest = Omit<DigestSubject, 'readers'> & {
  readonly organizationId: string
  readonly name: string
  readonly channel: string | null
  /** Where that channel is; null: where whoever made the campaign is. */
  readonly channelWorkspaceId: string | null
  readonly createdBy: string
  readonly readers: readonly DigestReader[]
}

const dayMs = 86_400_000
/** Neither a campaign that finished, nor a week that began, longer ago than this is planned for any more. */
const lookBackDays = 24

/** Every launched campaign that goes on, or finished lately. */
export async function loadDigestSubjects(tx: Tx, now: Date): Promise<CampaignForDigest[]> {
  const since = new Date(now.getTime() - lookBackDays * dayMs)
  const campaigns = await tx.campaign.findMany({
    where: { NOT: { state: 'draft' }, OR: [{ finishedAt: null }, { finishedAt: { gte: since } }] },
    include: {
      members: {
        where: {
          role: { in: ['lead', 'manager', 'adjudicator'] },
          removedAt: null,
          person: { mergedInto: null, identities: { some: {} } },
        },
        include: { person: { select: { zone: true } } },
        orderBy: [{ personId: 'asc' }, { role: 'asc' }],
      },
    },
    orderBy: { id: 'asc' },
  })
  const recent = { campaignId: { in: campaigns.map(({ id }) => id) }, weekStart: { gte: dayText(since) } }
  const digests = await tx.digest.findMany({
    where: recent,
    select: { campaignId: true, weekStart: true, channelDeliveryId: true },
  })
  const copies = await tx.digestDelivery.findMany({ where: recent })
  const computedOf = Map.groupBy(digests, ({ campaignId }) => campaignId)
  const copiesOf = Map.groupBy(copies, ({ campaignId, personId }) => `${campaignId} ${personId}`)

  return campaigns.map((row) => ({
    campaignId: row.id,
    organizationId: row.organizationId,
    name: row.name,
    channel: row.digestChannel,
    channelWorkspaceId: row.digestWorkspaceId,
    createdBy: row.createdBy,
    zone: row.zone,
    weekly: { weekday: row.digestWeekday, minuteOfDay: row.digestMinute },
    launchedAt: row.launchedAt ?? row.createdAt,
    finishedAt: row.finishedAt,
    hasChannel: row.digestChannel !== null && row.members.length > 0,
    computed: (computedOf.get(row.id) ?? []).map(({ weekStart, channelDeliveryId }) => ({
      weekStart,
      channelDone: channelDeliveryId !== null,
    })),
    readers: [...Map.groupBy(row.members, ({ personId }) => personId)]
      .filter(([, held]) => held.some(isReader))
      .map(([personId, held]) => ({
        personId,
        zone: held[0]?.person.zone ?? row.zone,
        since: new Date(Math.min(...held.filter(isReader).map(({ addedAt }) => addedAt.getTime()))),
        given: (copiesOf.get(`${row.id} ${personId}`) ?? []).map(({ weekStart }) => weekStart),
      })),
  }))
}

function isReader({ role }: { readonly role: string }): boolean {
  return maySeeEveryScore([role as Role])
}

function dayText(at: Date): string {
  return at.toISOString().slice(0, 10)
}

/** When a launched campaign began and ended. */
export async function loadCampaignDates(
  tx: Tx,
  campaignId: string,
): Promise<{ readonly launchedAt: Date; readonly finishedAt: Date | null }> {
  const { launchedAt, createdAt, finishedAt } = await tx.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  return { launchedAt: launchedAt ?? createdAt, finishedAt }
}

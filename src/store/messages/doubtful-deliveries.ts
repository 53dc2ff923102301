import type { DoubtfulMessage } from '../../domain/messages/doubtful-message.ts'
import type { Tx } from '../db/database.ts'
import { Prisma } from '../generated/client.ts'
import { isOutOfReach } from '../people/reach.ts'
import { notTheirs } from './find-waiting.ts'
import { readStoredScreen, type ScreenRow, type StoredScreen } from './stored-screen.ts'

type Row = { id: string; name: string | null; kind: string; state: DoubtfulMessage['state'] }

/** The ids of messages about a campaign, among them those about several. */
const about = (campaignId: string) => Prisma.sql`(
  SELECT id FROM deliveries WHERE campaign_id = ${campaignId}::uuid
  UNION ALL SELECT delivery_id FROM digest_deliveries WHERE campaign_id = ${campaignId}::uuid
  UNION ALL SELECT channel_delivery_id FROM digests WHERE campaign_id = ${campaignId}::uuid)`

/**
 * Messages of a campaign that may not have arrived, and those since a moment that did not, the newest first. Left out are
 * those to people whom nothing reaches, and those whose time was over.
 */
export async function loadDoubtful(
  tx: Tx,
  campaignId: string,
  failedSince: Date,
  most: number,
): Promise<DoubtfulMessage[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, CASE WHEN d.channel IS NULL THEN p.name END AS name, d.screen->>'kind' AS kind, d.state
    FROM deliveries d JOIN people p ON p.id = d.person_id
    WHERE d.id IN ${about(campaignId)} AND d.message IS NULL
      AND (d.channel IS NOT NULL OR NOT ${Prisma.raw(isOutOfReach('p.id'))})
      AND (d.state = 'unsure' OR d.state = 'failed' AND d.created_at >= ${failedSince}
           AND d.error NOT IN ('too late', ${notTheirs}))
    ORDER BY d.created_at DESC, d.id LIMIT ${most}`
  return rows.map(({ id, name, kind, state }) => ({ deliveryId: id, name, what: whatIs(kind), state }))
}

function whatIs(kind: string): DoubtfulMessage['what'] {
  if (kind === 'invitation' || kind === 'daily') return 'invitation'
  return kind === 'digest' || kind === 'digests' ? 'digest' : 'other'
}

/** `screen` null: this code does not know it. */
type SentAgain = {
  readonly organizationId: string
  readonly personId: string
  readonly screen: StoredScreen | null
}

/**
 * Lets a message wait again that may not have arrived, or did not: a lead said so. One for a channel goes to the one that
 * the campaign has now.
 * @returns null where there is nothing to send: it is on its way already, it arrived, or nobody is to get it any more
 */
export async function waitAgain(tx: Tx, campaignId: string, id: string): Promise<SentAgain | null> {
  const rows = await tx.$queryRaw<(Pick<SentAgain, 'organizationId' | 'personId'> & ScreenRow)[]>`
    UPDATE deliveries d SET state = 'waiting', error = NULL, place_at = NULL, stuck_since = NULL, good_until = NULL,
      channel = CASE WHEN d.channel IS NOT NULL THEN c.digest_channel END
    FROM campaigns c
    WHERE c.id = ${campaignId}::uuid AND d.id = ${id}::uuid AND d.id IN ${about(campaignId)}
      AND d.message IS NULL AND d.state IN ('unsure', 'failed') AND d.error IS DISTINCT FROM ${notTheirs}
      AND CASE WHEN d.channel IS NOT NULL THEN c.digest_channel IS NOT NULL
          ELSE EXISTS (SELECT FROM members m WHERE m.campaign_id = c.id AND m.person_id = d.person_id
                         AND m.removed_at IS NULL) END
    RETURNING d.organization_id AS "organizationId", d.person_id AS "personId", d.screen, d.screen_version`
  const [row] = rows
  if (row === undefined) return null
  const { organizationId, personId } = row
  return { organizationId, personId, screen: readStoredScreen(row) }
}

/**
 * A click on a message of a campaign came: where a message to that person was in doubt, it has arrived. (Where it was
 * another message that they clicked on, the doubt is over all the same: they have found the campaign.)
 */
export async function settleDoubt(tx: Tx, personId: string, campaignId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE deliveries SET state = 'sent', sent_at = ${now}, screen = jsonb_build_object('kind', screen->'kind')
    WHERE person_id = ${personId}::uuid AND state = 'unsure' AND id IN ${about(campaignId)}`
}

/** Who may have missed a message, and whom none reaches. Names, in alphabetical order. */
export type Doubts = { readonly unsure: readonly string[]; readonly unreachable: readonly string[] }

/** The doubts about the people of a campaign, in any role. */
export async function loadDoubts(tx: Tx, campaignId: string): Promise<Doubts> {
  const rows = await tx.$queryRaw<{ name: string; unreachable: boolean; unsure: boolean }[]>`
    SELECT p.name, ${Prisma.raw(isOutOfReach('p.id'))} AS unreachable,
      EXISTS (SELECT FROM deliveries d WHERE d.person_id = p.id AND d.id IN ${about(campaignId)}
                AND d.state = 'unsure' AND d.channel IS NULL) AS unsure
    FROM people p
    WHERE p.id IN (SELECT person_id FROM members WHERE campaign_id = ${campaignId}::uuid AND removed_at IS NULL)
    ORDER BY p.name, p.id`
  return {
    unsure: rows.filter((row) => row.unsure && !row.unreachable).map((row) => row.name),
    unreachable: rows.filter((row) => row.unreachable).map((row) => row.name),
  }
}

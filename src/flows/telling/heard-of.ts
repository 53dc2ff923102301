import { clockMoment } from '../../domain/asking/telling.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { Heard } from '../../domain/messages/heard.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { findLatest } from '../../store/messages/latest-message.ts'
import type { World } from '../world.ts'

/** Whether somebody has been told of something in a campaign, for a reader whose zone is given. */
export async function heardOf(
  world: World,
  { id: campaignId, organizationId }: Pick<Campaign, 'id' | 'organizationId'>,
  personId: string,
  kind: Screen['kind'],
  zone: string,
): Promise<Heard> {
  const found = await findLatest(world.database.prisma, { organizationId, campaignId, personId }, kind)
  switch (found?.state) {
    case 'sent':
      return 'told'
    case 'waiting':
    case 'sending':
      return 'being-told'
    case 'held':
      return { at: clockMoment(found.heldUntil ?? world.now(), zone, world.now()) }
    default:
      return 'perhaps-not'
  }
}

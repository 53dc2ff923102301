import type { Campaign } from '../../domain/campaign.ts'
import type { ExportFailure, ExportLink } from '../../domain/screens/steer-screens.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import type { ExportOrder } from '../../store/exports/exports.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import type { StoredScreen } from '../../store/messages/stored-screen.ts'
import type { World } from '../world.ts'
import { linksTo } from './export-link.ts'

/**
 * Tells whoever asked that an export did not arrive, or may not have: once, with what is written down about that. What no
 * platform takes can be had by a link, where there are any.
 * @param settle writes it down; false where that was done before
 */
export async function tellExportFailed(
  world: World,
  order: ExportOrder,
  campaign: Campaign,
  why: ExportFailure,
  settle: (tx: Tx) => Promise<boolean>,
): Promise<void> {
  const { organizationId, campaignId, personId, workspaceId } = order
  const { name } = campaign
  const byLink = why === 'too-large' || why === 'refused' ? linksTo(world, order) : null
  const screen = linksOr(name, why, byLink?.links ?? null)
  await inTransaction(world.database, async (tx) => {
    if (!(await settle(tx))) return
    const createdAt = world.now()
    const message = { id: world.newId(), organizationId, campaignId, personId, workspaceId, screen, createdAt }
    await enqueueMessage(tx, world.jobs, { ...message, ...(byLink === null ? {} : { goodUntil: byLink.until }) })
  })
}

function linksOr(name: string, why: ExportFailure, links: readonly ExportLink[] | null): StoredScreen {
  if (links !== null && (why === 'too-large' || why === 'refused')) return { kind: 'export-links', name, why, links }
  return { kind: 'export-failed', name, why, ...(why === 'too-large' ? { noLinks: true } : {}) }
}

import type { Campaign } from '../../domain/campaign.ts'
import type { Person, Sender } from '../../domain/person.ts'
import { mayChange } from '../../domain/policies.ts'
import type { ExportFailure } from '../../domain/screens/steer-screens.ts'
import { minutesLater } from '../../domain/time/time.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import type { Again } from '../../store/db/jobs.ts'
import { loadOffered, noteOffered } from '../../store/exports/export-files.ts'
import {
  beginUpload,
  type ExportOrder,
  keepExport,
  loadStuckExports,
  rewindExport,
  settleExport,
  takeExport,
} from '../../store/exports/exports.ts'
import { loadProgressOf } from '../../store/figures/progress.ts'
import { notTheirs } from '../../store/messages/find-waiting.ts'
import { heldRoles } from '../../store/people/members.ts'
import { findReach } from '../../store/people/reach.ts'
import { holdWhoIsNow } from '../../store/people/who-is-now.ts'
import { type Reply, show } from '../reply.ts'
import type { FilesSent, FileToSend, World } from '../world.ts'
import { againAfter } from './again-after.ts'
import { giveUpFiles } from './put-file.ts'
import { tellExportFailed } from './tell-export-failed.ts'
import { formatOf, inFolder, sentFormats, writeFiles } from './write-files.ts'

/** `/label export NAME`: a job writes the files, however large, and sends them to this lead. */
export async function orderExport(world: World, who: Sender, lead: Person, campaign: Campaign): Promise<Reply> {
  const { id: campaignId, organizationId, name } = campaign
  await inTransaction(world.database, async (tx) => {
    const personId = await holdWhoIsNow(tx, lead.id)
    const order = { organizationId, campaignId, id: world.newId(), personId, workspaceId: who.workspaceId }
    await keepExport(tx, { ...order, createdAt: world.now() })
    await world.jobs.enqueue(tx, 'export', order.id)
    const change = { id: world.newId(), organizationId, campaignId, personId, at: world.now() }
    await recordChange(tx, { ...change, what: 'campaign exported', before: null, after: null })
  })
  return show({ kind: 'export-begun', name })
}

/**
 * The job behind an export. Where a process ended while it wrote, nothing went out and all is made again; what may have
 * arrived is not sent twice: the lead is told, and can ask again.
 */
export async function sendExport(world: World, id: string): Promise<Again | null> {
  const { prisma } = world.database
  const taken = await inTransaction(world.database, (tx) => takeExport(tx, id))
  const campaign = taken === null ? null : await loadCampaign(prisma, taken.order.campaignId)
  if (taken === null || campaign === null) return null
  const { order } = taken
  if (taken.kind === 'interrupted') {
    return await settle(world, order, campaign, { kind: 'unsure', reason: 'interrupted' })
  }
  const offered = await loadOffered(prisma, id)
  const formats = sentFormats.filter(({ name }) => !offered.has(name))
  try {
    return await inFolder(async (folder) => {
      const files = await writeFiles(world, campaign, id, formats, folder)
      if (files === 'too-large') return await settle(world, order, campaign, files)
      // Whoever leads the campaign no more gets nothing of it.
      if (!mayChange(await heldRoles(prisma, campaign.id, order.personId))) {
        await settleExport(prisma, id, { state: 'failed', error: notTheirs }, world.now())
        return null
      }
      if (!(await beginUpload(prisma, id))) return null
      return await settle(world, order, campaign, await send(world, order, campaign, files))
    })
  } catch (error) {
    await rewindExport(prisma, id, String(error))
    throw error
  }
}

const giveUpMinutes = 24 * 60

/** By the clock: an export that is not done after a day will not be. Its lead is told, and can ask again. */
export async function giveUpExports(world: World): Promise<void> {
  const { prisma } = world.database
  const before = minutesLater(world.now(), -giveUpMinutes)
  await giveUpFiles(world, before)
  for (const { mayHaveArrived, ...order } of await loadStuckExports(prisma, before)) {
    const campaign = await loadCampaign(prisma, order.campaignId)
    if (campaign !== null) await fail(world, order, campaign, mayHaveArrived ? 'unsure' : 'interrupted', 'never-sent')
  }
}

async function send(world: World, order: ExportOrder, campaign: Campaign, files: readonly FileToSend[]) {
  const reach = await findReach(world.database.prisma, order.personId, order.workspaceId)
  if (reach === null) return { kind: 'refused', reason: 'no-account', permanent: true } as const
  const { items, answers } = await loadProgressOf(world.database.pool, campaign.id)
  return await world.messenger.sendFiles(reach, files, { kind: 'export-ready', name: campaign.name, items, answers })
}

async function settle(
  world: World,
  order: ExportOrder,
  campaign: Campaign,
  sent: FilesSent | 'too-large',
): Promise<Again | null> {
  const at = world.now()
  const { prisma } = world.database
  if (sent === 'too-large') return await fail(world, order, campaign, sent, sent)
  if (sent.kind === 'offered') {
    await noteOffered(prisma, order, sent.ids.map(formatOf), at)
    if (sent.rest !== null) return await settle(world, order, campaign, sent.rest)
  }
  if (sent.kind === 'sent' || sent.kind === 'offered') {
    await settleExport(prisma, order.id, { state: sent.kind, error: null }, at)
    return null
  }
  if (sent.kind === 'limited' || sent.kind === 'cut-off') {
    await settleExport(prisma, order.id, { state: 'waiting', error: sent.kind }, at)
    return againAfter(sent)
  }
  return await fail(world, order, campaign, sent.kind, sent.reason)
}

async function fail(
  world: World,
  order: ExportOrder,
  campaign: Campaign,
  why: ExportFailure,
  error: string,
): Promise<null> {
  const state = why === 'unsure' ? why : 'failed'
  await tellExportFailed(world, order, campaign, why, (tx) => settleExport(tx, order.id, { state, error }, world.now()))
  return null
}

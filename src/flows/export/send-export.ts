import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Campaign } from '../../domain/campaign.ts'
import type { Person, Sender } from '../../domain/person.ts'
import { mayChange } from '../../domain/policies.ts'
import type { ExportFailure } from '../../domain/screens/steer-screens.ts'
import { minutesLater } from '../../domain/time/time.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import type { Again } from '../../store/db/jobs.ts'
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
import { enqueueMessage, notTheirs } from '../../store/messages/deliveries.ts'
import { heldRoles } from '../../store/people/members.ts'
import { findReach } from '../../store/people/reach.ts'
import { type Reply, show } from '../reply.ts'
import type { FilesSent, FileToSend, World } from '../world.ts'
import { exportCampaign } from './export-campaign.ts'
import { exportFormats } from './formats.ts'

/** Files above this are for the command line: a platform's upload holds them in memory. */
const mostFileBytes = 200 * 1024 * 1024
const waitMs = 30_000
/** A platform that takes nothing from us is tried again after this. */
const cutOffMs = 5 * 60_000

/** `/label export NAME`: a job writes the files, however large, and sends them to this lead. */
export async function orderExport(world: World, who: Sender, lead: Person, campaign: Campaign): Promise<Reply> {
  const { id: campaignId, organizationId, name } = campaign
  const order = { organizationId, campaignId, id: world.newId(), personId: lead.id, workspaceId: who.workspaceId }
  await inTransaction(world.database, async (tx) => {
    await keepExport(tx, { ...order, createdAt: world.now() })
    await world.jobs.enqueue(tx, 'export', order.id)
    const change = { id: world.newId(), organizationId, campaignId, personId: lead.id, at: world.now() }
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
  const folder = await mkdtemp(join(tmpdir(), 'labelbreak-export-'))
  try {
    const files = await writeFiles(world, campaign, folder)
    if (files === 'too-large') return await settle(world, order, campaign, files)
    // Whoever leads the campaign no more gets nothing of it.
    if (!mayChange(await heldRoles(prisma, campaign.id, order.personId))) {
      await settleExport(prisma, id, { state: 'failed', error: notTheirs }, world.now())
      return null
    }
    if (!(await beginUpload(prisma, id))) return null
    return await settle(world, order, campaign, await send(world, order, campaign, files))
  } catch (error) {
    await rewindExport(prisma, id, String(error))
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const giveUpMinutes = 24 * 60

/** By the clock: an export that is not done after a day will not be. Its lead is told, and can ask again. */
export async function giveUpExports(world: World): Promise<void> {
  const { prisma } = world.database
  for (const { mayHaveArrived, ...order } of await loadStuckExports(
    prisma,
    minutesLater(world.now(), -giveUpMinutes),
  )) {
    const campaign = await loadCampaign(prisma, order.campaignId)
    if (campaign !== null)
      await tellFailed(world, order, campaign, mayHaveArrived ? 'unsure' : 'interrupted', 'never-sent')
  }
}

async function writeFiles(world: World, campaign: Campaign, folder: string): Promise<FileToSend[] | 'too-large'> {
  const files: FileToSend[] = []
  for (const format of exportFormats.filter(({ isSentInChat }) => isSentInChat)) {
    const name = `${slugOf(campaign.name)}-${world.now().toISOString().slice(0, 10)}.${format.extension}`
    const path = join(folder, name)
    const pieces = exportCampaign(world, campaign.id, format, { gold: false, superseded: false, forExcel: true })
    await pipeline(Readable.from(pieces), createWriteStream(path))
    if ((await stat(path)).size > mostFileBytes) return 'too-large'
    files.push({ name, path })
  }
  return files
}

/** A name that every file system takes. */
function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-')
  return plain.replace(/^-+|-+$/g, '').slice(0, 60) || 'campaign'
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
  if (sent !== 'too-large' && sent.kind === 'sent') {
    await settleExport(prisma, order.id, { state: 'sent', error: null }, at)
    return null
  }
  if (sent !== 'too-large' && (sent.kind === 'limited' || sent.kind === 'cut-off')) {
    await settleExport(prisma, order.id, { state: 'waiting', error: sent.kind }, at)
    return { kind: 'again', inMs: sent.kind === 'limited' ? Math.max(sent.retryAfterMs, waitMs) : cutOffMs }
  }
  const why = sent === 'too-large' ? 'too-large' : sent.kind
  await tellFailed(world, order, campaign, why, sent === 'too-large' ? sent : sent.reason)
  return null
}

/** Writes down that an export did not arrive, or may not have, and tells its lead; once. */
async function tellFailed(
  world: World,
  order: ExportOrder,
  campaign: Campaign,
  why: ExportFailure,
  error: string,
): Promise<void> {
  const { id, organizationId, campaignId, personId, workspaceId } = order
  const createdAt = world.now()
  await inTransaction(world.database, async (tx) => {
    if (!(await settleExport(tx, id, { state: why === 'unsure' ? why : 'failed', error }, createdAt))) return
    const screen = { kind: 'export-failed', name: campaign.name, why } as const
    const message = { id: world.newId(), organizationId, campaignId, personId, workspaceId, screen, createdAt }
    await enqueueMessage(tx, world.jobs, message)
  })
}

import { mayChange } from '../../domain/policies.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import type { Again } from '../../store/db/jobs.ts'
import {
  beginFile,
  type ExportFileKey,
  loadStuckFiles,
  settleFile,
  type TakenFile,
  takeFile,
} from '../../store/exports/export-files.ts'
import { heldRoles } from '../../store/people/members.ts'
import { findReach } from '../../store/people/reach.ts'
import type { FilePut, FileToSend, World } from '../world.ts'
import { againAfter } from './again-after.ts'
import { tellExportFailed } from './tell-export-failed.ts'
import { formatOf, inFolder, sentFormats, writeFiles } from './write-files.ts'

/**
 * The job behind a file that somebody agreed to: written as the campaign stands now, and put where the platform said. What
 * may have arrived is not put there twice.
 * @param id of the file
 */
export async function putFile(world: World, id: string): Promise<Again | null> {
  const key = { exportId: id.split(' ')[0] ?? '', format: formatOf(id) }
  const taken = await inTransaction(world.database, (tx) => takeFile(tx, key))
  if (taken === null) return null
  return taken.kind === 'interrupted'
    ? await settle(world, key, taken, { kind: 'unsure', reason: 'interrupted' })
    : await inFolder((folder) => writeAndPut(world, key, taken, folder))
}

async function writeAndPut(world: World, key: ExportFileKey, taken: TakenFile, folder: string): Promise<Again | null> {
  const { prisma } = world.database
  const { order, place } = taken
  const formats = sentFormats.filter(({ name }) => name === key.format)
  const campaign = await loadCampaign(prisma, order.campaignId)
  const leads = mayChange(await heldRoles(prisma, order.campaignId, order.personId))
  const files = campaign === null || !leads ? [] : await writeFiles(world, campaign, order.id, formats, folder)
  if (files === 'too-large') return await settle(world, key, taken, files)
  const [file] = files
  // Whoever leads the campaign no more gets nothing of it.
  if (file === undefined) {
    await settleFile(prisma, key, 'failed', world.now())
    return null
  }
  if (!(await beginFile(prisma, key))) return null
  return await settle(world, key, taken, await put(world, taken, file, place))
}

async function put(world: World, { order }: TakenFile, file: FileToSend, place: TakenFile['place']): Promise<FilePut> {
  const reach = await findReach(world.database.prisma, order.personId, order.workspaceId)
  if (reach === null) return { kind: 'refused', reason: 'no-account', permanent: true }
  return await world.messenger.putFile(reach, file, place)
}

async function settle(
  world: World,
  key: ExportFileKey,
  { order }: Pick<TakenFile, 'order'>,
  put: FilePut | 'too-large',
): Promise<Again | null> {
  const { prisma } = world.database
  const now = world.now()
  if (put !== 'too-large' && put.kind === 'sent') {
    await settleFile(prisma, key, 'sent', now)
    return null
  }
  if (put !== 'too-large' && (put.kind === 'limited' || put.kind === 'cut-off')) {
    await settleFile(prisma, key, 'accepted', now)
    return againAfter(put)
  }
  await tellFailed(world, key, order, put === 'too-large' ? put : put.kind)
  return null
}

/** By the clock: a file that is not there after so long will not be. */
export async function giveUpFiles(world: World, before: Date): Promise<void> {
  for (const { order, mayHaveArrived, ...key } of await loadStuckFiles(world.database.prisma, before)) {
    await tellFailed(world, key, order, mayHaveArrived ? 'unsure' : 'interrupted')
  }
}

async function tellFailed(
  world: World,
  key: ExportFileKey,
  order: TakenFile['order'],
  why: Parameters<typeof tellExportFailed>[3],
): Promise<void> {
  const campaign = await loadCampaign(world.database.prisma, order.campaignId)
  if (campaign === null) return
  const state = why === 'unsure' ? why : 'failed'
  await tellExportFailed(world, order, campaign, why, (tx) => settleFile(tx, key, state, world.now()))
}

import type { Sender } from '../../domain/person.ts'
import { mayChange } from '../../domain/policies.ts'
import { minutesLater } from '../../domain/time/time.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { findExport, answerOffer as keepAnswer } from '../../store/exports/export-files.ts'
import { heldRoles } from '../../store/people/members.ts'
import { findMet } from '../../store/people/people.ts'
import { type Reply, show } from '../reply.ts'
import type { FilePlace, World } from '../world.ts'
import { formatOf, sentFormats } from './write-files.ts'

/** Offers stay in a chat for ever; an old one is answered no more. */
const goodForMinutes = 7 * 24 * 60

/**
 * Somebody answered the offer of an export's file. Where they agree, a job puts it there, as the campaign stands then;
 * however often, and however late that is told, once.
 *
 * @param fileId as the offer carried it
 * @param place null where they declined; `elsewhere` where it is none that the platform's files go to
 */
export async function answerOffer(
  world: World,
  who: Sender,
  fileId: string,
  place: FilePlace | null | 'elsewhere',
): Promise<Reply> {
  const { prisma } = world.database
  const format = formatOf(fileId)
  const order = isFileId(fileId) ? await findExport(prisma, fileId.split(' ')[0] ?? '') : null
  const campaign = order === null ? null : await loadCampaign(prisma, order.campaignId)
  if (order === null || campaign === null) return show({ kind: 'notice', notice: 'not-understood' })
  const met = await findMet(prisma, who)
  if (met?.person.id !== order.personId) return show({ kind: 'notice', notice: 'not-yours' })
  if (!mayChange(await heldRoles(prisma, campaign.id, order.personId)))
    return show({ kind: 'notice', notice: 'only-leads' })
  const told = (how: 'coming' | 'declined' | 'answered-before' | 'too-old' | 'no-place') =>
    show({ kind: 'export-file', name: campaign.name, format, how })
  if (world.now() > minutesLater(order.createdAt, goodForMinutes)) return told('too-old')
  if (place === 'elsewhere') return told('no-place')
  return await inTransaction(world.database, async (tx) => {
    if (!(await keepAnswer(tx, order, format, place, world.now()))) return told('answered-before')
    if (place !== null) await world.jobs.enqueue(tx, 'export-file', fileId)
    return told(place === null ? 'declined' : 'coming')
  })
}

function isFileId(fileId: string): boolean {
  return /^[0-9a-f-]{36} /.test(fileId) && sentFormats.some(({ name }) => name === formatOf(fileId))
}

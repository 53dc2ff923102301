import { mayChange } from '../../domain/policies.ts'
import { nearest } from '../../domain/texts/nearest.ts'
import { sourceOfUpload } from '../../files/file-source.ts'
import { loadMembers } from '../../store/campaigns/launch.ts'
import { loadCampaign, loadGuideline, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { columnsOfUpload, findUpload } from '../../store/items/item-uploads.ts'
import { checkItems, withoutFaults } from '../items/check-items.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { ifLaunched, previewScreen, withGuidelineWarning } from './draft-preview.ts'
import { fillDraft } from './keep-draft.ts'

/**
 * The lead of a draft leaves out the faulty rows that they were shown: the file that was kept with it is read once more, and
 * all other rows become its items. Pressed again it shows the same.
 */
export async function leaveOutOfDraft(world: World, { who, intent }: Request<'leave-out-of-draft'>): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const { prisma, pool } = world.database
  const { organizationId, zone } = met.person
  const draft = await loadCampaign(prisma, intent.campaignId)
  if (draft === null || draft.organizationId !== organizationId) return show({ kind: 'notice', notice: 'draft-gone' })
  if (!mayChange(await loadRoles(prisma, draft.id, met.person.id)))
    return show({ kind: 'notice', notice: 'only-leads' })
  if (draft.state !== 'draft') return show({ kind: 'notice', notice: 'already-launched' })
  const bytes = await findUpload(pool, draft.id, draft.id)
  if (bytes === null) return show({ kind: 'notice', notice: 'draft-gone' })

  const members = await loadMembers(prisma, draft.id)
  const count = (role: string) => members.filter((one) => one.role === role).length
  const people = { annotators: count('annotator'), adjudicators: count('adjudicator'), managers: count('manager') }
  const source = sourceOfUpload(bytes)
  const { taskType, labels, overlap, goldShare } = draft
  const columns = await columnsOfUpload(pool, draft.id, draft.id)
  const rules = { taskType, labels, nearest, ...(columns === null ? {} : { columns }) }
  const checked = await checkItems(source, rules, { overlap, goldShare, annotators: people.annotators })
  const leftOut = checked.faultyRows
  if (!(await fillDraft(world, draft, { source, rules, leftOut }))) {
    return show({ kind: 'notice', notice: 'being-added' })
  }
  const report = withGuidelineWarning(
    withoutFaults(checked),
    await loadGuideline(prisma, draft.id, draft.guidelineVersion),
  )
  const launch = await ifLaunched(world, zone, who.workspaceId, { members }, draft.id)
  return show({ ...previewScreen(draft, people, report, [], launch), leftOut: leftOut.length })
}

import type { RowRules } from '../../domain/items/item-row.ts'
import { parseLabelLines } from '../../domain/labels/label-lines.ts'
import { mayCreateCampaigns } from '../../domain/policies.ts'
import type { PreviewScreen } from '../../domain/screens/screen.ts'
import { tidyName } from '../../domain/texts/campaign-name.ts'
import { nearest } from '../../domain/texts/nearest.ts'
import { sourceOfUpload } from '../../files/file-source.ts'
import { checkItems, nothingRead } from '../items/check-items.ts'
import { meet } from '../naming/meet.ts'
import { meetPeople } from '../naming/meet-people.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { checkCampaignForm } from './check-campaign-form.ts'
import { ifLaunched, notLaunched, previewScreen, withGuidelineWarning } from './draft-preview.ts'
import { keepDraft, stopEarlyOf } from './keep-draft.ts'
import { readGuideline } from './read-guideline.ts'

/**
 * The form was sent: reads the items from first to last and shows what was found. Where nothing is wrong a draft is kept,
 * which Launch then starts; where only rows are, it is kept without items until its lead leaves those rows out.
 */
export async function previewCampaign(world: World, { who, intent }: Request<'campaign-form'>): Promise<Reply> {
  const { form } = intent
  const lead = await meet(world, who)
  if (lead === null) return show({ kind: 'notice', notice: 'not-a-member' })
  if (!mayCreateCampaigns(lead.kind)) return show({ kind: 'notice', notice: 'guests-cannot-create' })

  const wrongFields = (await checkCampaignForm(world, who, form)).map(({ what }) => what)
  const { taskType, overlap, goldShare, sessionMinutes, digestChannel } = form
  const { labels } = parseLabelLines(taskType, form.labels, world.besideLabels(taskType))
  const rules: RowRules = { taskType, labels, nearest, ...(form.columns === null ? {} : { columns: form.columns }) }
  const stopEarly = stopEarlyOf(form)
  const policy = { overlap, stopEarly, sessionMinutes, digestChannel }
  const previewed = { name: tidyName(form.name), taskType, labels, ...policy }
  const guideline = readGuideline(form)
  if (wrongFields.length > 0 || guideline.kind === 'problem') {
    return show(previewScreen(previewed, nobody, nothingRead, wrongFields, notLaunched))
  }

  const people = await meetPeople(world, lead.person, who, form)
  const bytes = form.itemFile?.bytes ?? Buffer.from(form.itemRows, 'utf8')
  const checked = await checkItems(sourceOfUpload(bytes), rules, { overlap, goldShare, annotators: people.annotators })
  const report = withGuidelineWarning(checked, guideline.text)
  const shown = previewScreen(previewed, people, report, people.problems, notLaunched)
  const isSound = report.problemCount === 0
  if (people.problems.length > 0 || !(isSound || report.faultyRows.length > 0)) return show(shown)
  const items = { bytes, leftOut: isSound ? [] : null }
  const campaignId = await keepDraft(world, lead.person, who, { form, rules, people, items, guideline: guideline.text })
  if (!isSound) return show({ ...shown, canLeaveOut: { campaignId, rows: report.faultyRows.length } })
  return show({ ...shown, ...(await ifLaunched(world, lead.person.zone, who.workspaceId, people, campaignId)) })
}

const nobody: PreviewScreen['people'] = { annotators: 0, adjudicators: 0, managers: 0 }

import { tellingOf } from '../../domain/asking/telling.ts'
import type { CampaignForm } from '../../domain/forms/campaign-form.ts'
import type { RowRules } from '../../domain/items/item-row.ts'
import type { OtherProblem } from '../../domain/items/line-problem.ts'
import { parseLabelLines } from '../../domain/labels/label-lines.ts'
import { mayCreateCampaigns } from '../../domain/policies.ts'
import type { PreviewScreen } from '../../domain/screens/screen.ts'
import { tidyName } from '../../domain/texts/campaign-name.ts'
import { nearest } from '../../domain/texts/nearest.ts'
import { type FileSource, sourceOfText, sourceOfUpload } from '../../files/file-source.ts'
import { checkItems, type ItemsReport, nothingRead } from '../items/check-items.ts'
import { meet } from '../naming/meet.ts'
import { type ChosenPeople, meetPeople } from '../naming/meet-people.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { type Expected, expectToTell, hearingOf, isHurried } from '../telling/announce.ts'
import type { World } from '../world.ts'
import { checkCampaignForm } from './check-campaign-form.ts'
import { keepDraft, stopEarlyOf } from './keep-draft.ts'
import { readGuideline } from './read-guideline.ts'

/**
 * The form was sent: reads the items from first to last and shows what was found. Only where nothing is wrong is a
 * draft kept, which Launch then starts.
 */
export async function previewCampaign(world: World, { who, intent }: Request<'campaign-form'>): Promise<Reply> {
  const { form } = intent
  const lead = await meet(world, who)
  if (lead === null) return show({ kind: 'notice', notice: 'not-a-member' })
  if (!mayCreateCampaigns(lead.kind)) return show({ kind: 'notice', notice: 'guests-cannot-create' })

  const wrongFields = (await checkCampaignForm(world, who, form)).map(({ what }) => what)
  const { taskType } = form
  const { labels } = parseLabelLines(taskType, form.labels, world.besideLabels(taskType))
  const rules = { taskType, labels, nearest }
  if (wrongFields.length > 0) return show(previewScreen(form, rules, nobody, nothingRead, wrongFields, notLaunched))

  const people = await meetPeople(world, lead.person, who, form)
  const source = sourceOf(form)
  const { overlap, goldShare } = form
  const report = await checkItems(source, rules, { overlap, goldShare, annotators: people.annotators })
  const guideline = readGuideline(form)
  const canStart = people.problems.length === 0 && report.problemCount === 0 && guideline.kind === 'guideline'
  const draft = canStart ? { form, rules, people, source, guideline: guideline.text } : null
  const id = draft === null ? null : await keepDraft(world, lead.person, draft)
  const launch = id === null ? notLaunched : await ifLaunched(world, lead.person.zone, who.workspaceId, people, id)
  return show(previewScreen(form, rules, people, withGuidelineWarning(report, guideline), people.problems, launch))
}

type IfLaunched = Pick<PreviewScreen, 'campaignId' | 'telling' | 'tellAll' | 'tellAtAnyHour'>

const notLaunched: IfLaunched = { campaignId: null, telling: null, tellAll: null, tellAtAnyHour: null }

/** Who would hear of it now and who later, if it were launched at once. */
async function ifLaunched(
  world: World,
  zone: string,
  workspaceId: string,
  { members }: ChosenPeople,
  campaignId: string,
): Promise<IfLaunched> {
  const now = world.now()
  const annotators = members.flatMap(({ personId, role }) => (role === 'annotator' ? [personId] : []))
  const expected = await expectToTell(world.database.prisma, annotators, campaignId, workspaceId, now)
  const isWaiting = ({ foreseen }: Expected) => foreseen === null || foreseen.at > now
  const waiting = expected.filter(isWaiting).length
  if (waiting === 0) return { ...notLaunched, campaignId }
  const byDay = expected.filter((one) => isHurried(one, 'at-once', now)).length
  const outside = expected.filter((one) => isHurried(one, 'at-any-hour', now)).length - byDay
  const ownHours = expected.filter((one) => isWaiting(one) && one.who.hasOwnHours).length
  const atOnce = { now: expected.length - waiting + byDay, outside, ownHours }
  const telling = tellingOf(
    expected.map((one) => hearingOf(one, now)),
    zone,
    now,
  )
  return {
    campaignId,
    telling,
    tellAll: byDay === 0 ? null : atOnce,
    tellAtAnyHour: outside === 0 ? null : { ...atOnce, now: atOnce.now + outside },
  }
}

function sourceOf({ itemFile, itemRows }: CampaignForm): FileSource {
  return itemFile === null ? sourceOfText(itemRows) : sourceOfUpload(itemFile.bytes)
}

function withGuidelineWarning(report: ItemsReport, guideline: ReturnType<typeof readGuideline>): ItemsReport {
  if (guideline.kind === 'problem' || guideline.text !== '') return report
  return { ...report, warnings: [...report.warnings, { kind: 'no-guideline' }] }
}

const nobody: ChosenPeople = { members: [], annotators: 0, adjudicators: 0, managers: 0, problems: [] }

function previewScreen(
  form: CampaignForm,
  { taskType, labels }: RowRules,
  { annotators, adjudicators, managers }: ChosenPeople,
  report: ItemsReport,
  otherProblems: readonly OtherProblem['what'][],
  launch: IfLaunched,
): PreviewScreen {
  return {
    kind: 'preview',
    ...launch,
    name: tidyName(form.name),
    taskType,
    labels,
    sample: report.sample,
    items: report.items,
    gold: report.gold,
    goldByLabel: report.goldByLabel,
    overlap: form.overlap,
    stopEarly: stopEarlyOf(form),
    people: { annotators, adjudicators, managers },
    digestChannel: form.digestChannel,
    warnings: report.warnings,
    problems: [...otherProblems.map((what) => ({ line: null, what })), ...report.problems],
    problemCount: otherProblems.length + report.problemCount,
  }
}

import type { CampaignForm, FieldProblem } from '../../domain/forms/campaign-form.ts'
import { columnProblems } from '../../domain/forms/column-choice.ts'
import type { FormDraft } from '../../domain/forms/form-draft.ts'
import { parseLabelLines } from '../../domain/labels/label-lines.ts'
import { formDraft, keepFound } from '../../flows/campaigns/form-drafts.ts'
import { columnsOf, lookAtItems } from '../../flows/campaigns/items-of-form.ts'
import { campaignDraft, placesOf, taskTypeOf } from '../../flows/campaigns/open-campaign-form.ts'
import { readGuideline } from '../../flows/campaigns/read-guideline.ts'
import type { Edge } from './ask.ts'
import { type AttachedFile, fieldsOf, heldOfText } from './fields.ts'
import { readCampaignForm, withoutContents } from './read-campaign-form.ts'
import type { Submission } from './submission.ts'

/** The form as far as it was filled in, this window last. */
export type CampaignFields = {
  readonly form: CampaignForm
  readonly draft: FormDraft
  /** New in this window. */
  readonly attached: { readonly items: AttachedFile | null; readonly guideline: AttachedFile | null }
  /** What is wrong beside what the form itself can tell. */
  readonly problems: readonly FieldProblem[]
}

/** Null where the fields are none of ours, or nothing was kept of the windows before. */
export async function campaignFields({ world }: Edge, { who, fields }: Submission): Promise<CampaignFields | null> {
  if (fields === null) return null
  const draft = await formDraft(world, who, campaignDraft)
  const texts = new Map(Object.entries(draft.held).map(([name, { is }]) => [name, is]))
  const all = fieldsOf(new Map([...texts, ...fields.texts()].map(([name, text]) => [name, heldOfText(text)])))
  const attached = { items: newer(fields.file('itemFile'), draft), guideline: fields.file('guidelineFile') }
  const hasRows = all.text('itemRows').trim() !== ''
  const { items, guideline } = draft.files
  const keptItems = attached.items === null && !hasRows && items?.upload ? items : null
  const keptGuideline = attached.guideline === null && all.text('guideline').trim() === '' ? guideline : null
  const form = readCampaignForm(all, {
    itemFile: withoutContents(attached.items ?? keptItems),
    guidelineFile: keptGuideline
      ? { name: keptGuideline.name, bytes: Buffer.from(keptGuideline.text, 'utf8') }
      : withoutContents(attached.guideline),
    columns: items === undefined ? null : columnsOf(draft),
  })
  if (form === null) return null
  const { labels } = parseLabelLines(form.taskType, form.labels, world.besideLabels(form.taskType))
  const problems = items === undefined ? [] : columnProblems(items.look, placesOf(draft), taskTypeOf(draft), labels)
  return { form, draft, attached, problems }
}

/** A file that is chosen still, though it was read before, is none that is new. */
function newer(file: AttachedFile | null, { files }: FormDraft): AttachedFile | null {
  return file !== null && file.id === files.items?.source ? null : file
}

/** Reads the items, if there are others than before, and keeps what was found. Returns what is wrong with them. */
export async function keepItems(
  edge: Edge,
  sent: Submission,
  { form, draft, attached }: CampaignFields,
): Promise<readonly FieldProblem[]> {
  const [{ world }, { who }] = [edge, sent]
  if (attached.items === null) {
    if (form.itemFile !== null) return []
    return await lookAtItems(world, who, draft, { bytes: Buffer.from(form.itemRows, 'utf8'), file: null })
  }
  const fetched = await fetchAttached(edge, sent, attached.items)
  if (fetched.kind === 'problem') return [{ field: 'itemFile', what: fetched.what }]
  const { bytes, name } = fetched.file
  return await lookAtItems(world, who, draft, { bytes, file: { name, source: attached.items.id } })
}

/** Reads the guideline's file, if there is a new one, and keeps it. One that was typed takes the place of a file. */
export async function keepGuideline(
  edge: Edge,
  sent: Submission,
  { form, draft, attached }: CampaignFields,
): Promise<readonly FieldProblem[]> {
  const [{ world }, { who }] = [edge, sent]
  if (attached.guideline === null) {
    if (form.guidelineFile === null) await keepFound(world, who, campaignDraft, draft.round, { guideline: null })
    return []
  }
  const fetched = await fetchAttached(edge, sent, attached.guideline)
  if (fetched.kind === 'problem') return [{ field: 'guidelineFile', what: fetched.what }]
  const read = readGuideline({ guideline: form.guideline, guidelineFile: fetched.file })
  if (read.kind === 'problem') return [read.problem]
  const guideline = { name: fetched.file.name, text: read.text }
  await keepFound(world, who, campaignDraft, draft.round, { guideline })
  return []
}

async function fetchAttached({ log }: Edge, { who, fetchFile }: Submission, file: AttachedFile) {
  const fetched = await fetchFile(file)
  if (fetched.kind === 'fetched') return fetched
  log.warn({ fetched, workspace: who.workspaceId }, 'attached file was not fetched')
  const kind = fetched.kind === 'too-large' ? 'file-over-size' : 'file-not-fetched'
  return { kind: 'problem', what: { kind } } as const
}

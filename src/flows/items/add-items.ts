import type { Campaign } from '../../domain/campaign.ts'
import type { FieldProblem } from '../../domain/forms/campaign-form.ts'
import type { AddFormIntent, AddItemsIntent } from '../../domain/intents/steer-intent.ts'
import type { Person } from '../../domain/person.ts'
import type { AddPreviewScreen } from '../../domain/screens/steer-screens.ts'
import { sourceOfUpload } from '../../files/file-source.ts'
import type { Tx } from '../../store/db/database.ts'
import { onceAtATime } from '../../store/db/under-way.ts'
import { findUpload, keepUpload, takeUpload } from '../../store/items/item-uploads.ts'
import { type Reply, show } from '../reply.ts'
import type { World } from '../world.ts'
import { type ItemsReport, nothingRead, withoutFaults } from './check-items.ts'
import { type Imported, importItems } from './import-items.ts'

/** `/label add NAME`: a window that takes a file or pasted rows. */
export function openAddForm(campaign: Campaign): Reply {
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const { id: campaignId, name, taskType } = campaign
  return show({ kind: 'add-form', campaignId, name, taskType, problems: [] })
}

/** What is wrong with the form before anything is read. */
function checkAddForm({ rows, file }: Pick<AddFormIntent, 'rows' | 'file'>): FieldProblem[] {
  if (rows.trim() === '' && file === null) {
    return [{ field: 'itemFile', what: { kind: 'no-items-given' } }]
  }
  return rows.trim() !== '' && file !== null ? [{ field: 'itemRows', what: { kind: 'items-given-twice' } }] : []
}

/** The form was sent: checks all of it against what the campaign holds. Only where nothing is wrong is there an Add. */
export async function previewItems(
  world: World,
  lead: Person,
  campaign: Campaign,
  { rows, file }: AddFormIntent,
): Promise<Reply> {
  const wrong = checkAddForm({ rows, file }).map(({ what }) => ({ line: null, what }))
  if (wrong.length > 0) return show(previewScreen(campaign, nothingRead, null, wrong))
  const bytes = file?.bytes ?? Buffer.from(rows, 'utf8')
  const order = { campaignId: campaign.id, source: sourceOfUpload(bytes), onChecked: () => undefined }
  const checked = await importItems(world, { ...order, isDry: true })
  if (checked.kind === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  if (checked.kind !== 'checked' && checked.kind !== 'faulty') throw new Error('a check keeps nothing')
  const canGoOn = checked.kind === 'checked' || checked.report.faultyRows.length > 0
  if (!canGoOn) return show(previewScreen(campaign, checked.report, null, []))
  const id = world.newId()
  const { organizationId, id: campaignId } = campaign
  const upload = { organizationId, campaignId, id, personId: lead.id, bytes, columns: null, createdAt: world.now() }
  await keepUpload(world.database.pool, upload)
  return show(previewScreen(campaign, checked.report, id, []))
}

/** The faulty rows of a file that were shown are to be left out: shows what is added then. */
export async function leaveOut(world: World, campaign: Campaign, uploadId: string): Promise<Reply> {
  const bytes = await findUpload(world.database.pool, campaign.id, uploadId)
  if (bytes === null) return show({ kind: 'notice', notice: 'already-added' })
  const order = { campaignId: campaign.id, source: sourceOfUpload(bytes), isDry: true, onChecked: () => undefined }
  const checked = await importItems(world, { ...order, mayLeaveOut: () => true })
  if (checked.kind === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  if (checked.kind !== 'checked' && checked.kind !== 'faulty') throw new Error('a check keeps nothing')
  const { report } = checked
  if (checked.kind === 'faulty') return show(previewScreen(campaign, report, null, []))
  return show({ ...previewScreen(campaign, withoutFaults(report), uploadId, []), leftOut: report.faultyRows.length })
}

/**
 * Add was pressed: checks once more, since others may have added meanwhile, and keeps all of it but for the rows that were
 * left out, or nothing. Where others would have to be left out than were shown, it shows those. The file is
 * forgotten with the change that keeps its items, so until then Add may be pressed again, whatever went wrong.
 */
export async function addItems(
  world: World,
  lead: Person,
  campaign: Campaign,
  { uploadId, leftOut }: AddItemsIntent,
): Promise<Reply> {
  const adding = { uploadId, leftOut }
  const added = await onceAtATime(world.database.pool, `add ${uploadId}`, () => add(world, lead, campaign, adding))
  if (added === 'under-way') return show({ kind: 'notice', notice: 'being-added' })
  switch (added?.kind) {
    case undefined:
    case 'refused':
      return show({ kind: 'notice', notice: 'already-added' })
    case 'imported':
      return show({ kind: 'items-added', name: campaign.name, items: added.report.items, gold: added.report.gold })
    case 'faulty':
      return show(previewScreen(campaign, added.report, uploadId, []))
    case 'finished':
      return show({ kind: 'notice', notice: 'campaign-over' })
    case 'checked': {
      const warnings = [...added.report.warnings, { kind: 'others-adding' } as const]
      const report = { ...withoutFaults(added.report), warnings }
      return show({ ...previewScreen(campaign, report, uploadId, []), leftOut })
    }
    default:
      return show({ kind: 'notice', notice: 'changed-meanwhile' })
  }
}

/** So often others may add items between our check and our keeping. */
const mostTries = 3

/** Null where the file was added before, or waited too long; `checked` where others were in the way each time. */
async function add(
  world: World,
  lead: Person,
  campaign: Campaign,
  { uploadId, leftOut }: Pick<AddItemsIntent, 'uploadId' | 'leftOut'>,
): Promise<Imported | null> {
  const bytes = await findUpload(world.database.pool, campaign.id, uploadId)
  if (bytes === null) return null
  const order = {
    campaignId: campaign.id,
    source: sourceOfUpload(bytes),
    isDry: false,
    onChecked: () => undefined,
    mayLeaveOut: (rows: number) => rows === leftOut,
    within: (tx: Tx) => takeUpload(tx, campaign.id, uploadId),
    personId: lead.id,
  }
  for (let tries = 0; tries < mostTries; tries++) {
    const added = await importItems(world, order)
    if (added.kind !== 'changed') return added
  }
  return await importItems(world, { ...order, isDry: true })
}

/** @param uploadId of a file that is kept */
function previewScreen(
  { id: campaignId, name, overlap }: Campaign,
  report: ItemsReport,
  uploadId: string | null,
  wrong: AddPreviewScreen['problems'],
): AddPreviewScreen {
  const { items, gold, goldByLabel, sample, warnings } = report
  const problems = [...wrong, ...report.problems]
  const problemCount = wrong.length + report.problemCount
  const found = { items, gold, goldByLabel, sample, warnings, problems, problemCount, leftOut: 0 }
  const rows = report.faultyRows.length
  const canLeaveOut = uploadId === null || problemCount === 0 || rows === 0 ? null : { uploadId, rows }
  const addsOf = problemCount === 0 ? uploadId : null
  return { kind: 'add-preview', campaignId, uploadId: addsOf, canLeaveOut, name, overlap, ...found }
}

import type { Campaign } from '../../domain/campaign.ts'
import type { Person, Role, Sender } from '../../domain/person.ts'
import type { CampaignEdit, EditFormIntent, EditProblem } from '../../domain/steer-intent.ts'
import type { EditChange, EditFormScreen } from '../../domain/steer-screens.ts'
import { changeOverlap, setOverlap } from '../../store/change-overlap.ts'
import { type Changed, recordChange } from '../../store/changes.ts'
import { inTransaction, type Tx } from '../../store/database.ts'
import { addGuideline, holdVersion, setDigestChannel, setTimes } from '../../store/edit-campaign.ts'
import { loadGuideline } from '../../store/load-campaign.ts'
import { loadAccounts } from '../../store/members.ts'
import { type Reply, show } from '../reply.ts'
import type { World } from '../world.ts'
import { addPeople, removePeople } from './change-people.ts'
import { checkEdit, guidelineChange } from './check-edit.ts'

/** What one text field of a window can hold; a longer guideline comes as a file. */
const longestTyped = 3000
/** A campaign may have a million items whose number of answers changes. */
const timeoutMs = 15 * 60_000

/** `/label edit NAME`: the campaign as it is, to be changed. */
export async function openEditForm(world: World, who: Sender, campaign: Campaign): Promise<Reply> {
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  return show(await editFormScreen(world, who, campaign, []))
}

async function editFormScreen(
  world: World,
  who: Sender,
  campaign: Campaign,
  problems: readonly EditProblem[],
): Promise<EditFormScreen> {
  const { prisma } = world.database
  const { id: campaignId, name, version, guidelineVersion, overlap, sessionMinutes, digest, digestChannel } = campaign
  const text = await loadGuideline(prisma, campaignId, guidelineVersion)
  const people = await loadAccounts(prisma, campaignId, who.workspaceId)
  const guideline = text.length <= longestTyped ? text : null
  const policy = { overlap, sessionMinutes, digest, digestChannel }
  return { kind: 'edit-form', campaignId, name, version, guideline, guidelineVersion, ...policy, people, problems }
}

/** The form was sent. Nothing is kept if somebody else changed the campaign meanwhile. */
export async function saveEdit(
  world: World,
  who: Sender,
  lead: Person,
  campaign: Campaign,
  { edit, version }: EditFormIntent,
): Promise<Reply> {
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const problems = await checkEdit(world, campaign, edit)
  if (problems.length > 0) return show(await editFormScreen(world, who, campaign, problems))
  const policy = await inTransaction(
    world.database,
    async (tx) =>
      (await holdVersion(tx, campaign.id, version)) ? await changePolicy(world, tx, lead, campaign, edit) : null,
    timeoutMs,
  )
  if (policy === null) return show({ kind: 'notice', notice: 'changed-meanwhile' })
  const people = await changePeople(world, { campaign, lead, who }, edit)
  return show({ kind: 'edited', name: campaign.name, changes: [...policy, ...people] })
}

async function changePolicy(
  world: World,
  tx: Tx,
  lead: Person,
  campaign: Campaign,
  edit: CampaignEdit,
): Promise<EditChange[]> {
  const { id: campaignId, organizationId } = campaign
  const changes: EditChange[] = []
  const remember = (what: Changed, before: Record<string, string | number>, after: Record<string, string | number>) =>
    recordChange(tx, {
      id: world.newId(),
      organizationId,
      campaignId,
      personId: lead.id,
      what,
      before,
      after,
      at: world.now(),
    })
  const text = guidelineChange(await loadGuideline(tx, campaignId, campaign.guidelineVersion), edit)
  if (text.kind === 'new') {
    const version = campaign.guidelineVersion + 1
    const changeNote = edit.changeNote.trim()
    const by = { createdBy: lead.id, createdAt: world.now() }
    await addGuideline(tx, { organizationId, campaignId, version, text: text.text, changeNote, ...by })
    await remember('guideline changed', { version: version - 1 }, { version, note: changeNote })
    changes.push({ kind: 'guideline', version })
  }
  if (edit.overlap !== campaign.overlap) {
    const items = await changeOverlap(tx, campaignId, campaign.overlap, edit.overlap)
    await setOverlap(tx, campaignId, edit.overlap)
    await remember('overlap changed', { overlap: campaign.overlap }, { overlap: edit.overlap, items })
    changes.push({ kind: 'overlap', before: campaign.overlap, after: edit.overlap, items })
  }
  const times = timeChanges(campaign, edit)
  if (times.length > 0) {
    await setTimes(tx, campaignId, edit)
    await remember('times changed', timesOf(campaign), timesOf(edit))
  }
  const { digestChannel: channel } = edit
  if (channel !== campaign.digestChannel) {
    await setDigestChannel(tx, campaignId, channel)
    await remember('digest channel changed', { channel: campaign.digestChannel ?? '' }, { channel: channel ?? '' })
    times.push({ kind: 'digest-channel', channel })
  }
  return [...changes, ...times]
}

function timeChanges(campaign: Campaign, edit: CampaignEdit): EditChange[] {
  const { weekday, minuteOfDay } = edit.digest
  const digestMoved = weekday !== campaign.digest.weekday || minuteOfDay !== campaign.digest.minuteOfDay
  const minutesMoved = edit.sessionMinutes !== campaign.sessionMinutes
  return [
    ...(minutesMoved ? [{ kind: 'session-minutes', minutes: edit.sessionMinutes } as const] : []),
    ...(digestMoved ? [{ kind: 'digest', at: edit.digest } as const] : []),
  ]
}

function timesOf({ digest, sessionMinutes }: Pick<Campaign, 'digest' | 'sessionMinutes'>) {
  return { weekday: digest.weekday, minuteOfDay: digest.minuteOfDay, sessionMinutes }
}

/** Only what differs between the form and the campaign; people without an account in this workspace stay as they are. */
async function changePeople(
  world: World,
  steering: { readonly campaign: Campaign; readonly lead: Person; readonly who: Sender },
  edit: CampaignEdit,
): Promise<EditChange[]> {
  const { campaign, who } = steering
  const before = await loadAccounts(world.database.prisma, campaign.id, who.workspaceId)
  const after: Readonly<Record<Role, readonly string[]>> = {
    annotator: edit.annotators,
    adjudicator: edit.adjudicators,
    manager: edit.managers,
    lead: edit.leads,
  }
  const changes: EditChange[] = []
  for (const role of ['annotator', 'adjudicator', 'manager', 'lead'] as const) {
    const added = after[role].filter((one) => !before[role].includes(one))
    const gone = before[role].filter((one) => !after[role].includes(one))
    const came = await addPeople(world, steering, added, role)
    const left = await removePeople(world, steering, gone, role)
    if (came.changed.length > 0) changes.push({ kind: 'people', act: 'invite', role, names: came.changed })
    if (left.changed.length > 0) changes.push({ kind: 'people', act: 'remove', role, names: left.changed })
    for (const message of [...came.problems, ...left.problems]) changes.push({ kind: 'problem', message })
  }
  return changes
}

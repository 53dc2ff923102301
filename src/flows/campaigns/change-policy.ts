import type { Campaign } from '../../domain/campaign.ts'
import type { CampaignEdit, EditProblem, ShownEdit } from '../../domain/intents/steer-intent.ts'
import { scaleEnds } from '../../domain/labels/scale-ends.ts'
import type { Person } from '../../domain/person.ts'
import type { EditChange } from '../../domain/screens/steer-screens.ts'
import { setOverlap } from '../../store/campaigns/change-overlap.ts'
import {
  addGuideline,
  holdCampaign,
  setDefinitions,
  setDigestChannel,
  setTimes,
} from '../../store/campaigns/edit-campaign.ts'
import { loadCampaign, loadGuideline } from '../../store/campaigns/load-campaign.ts'
import { type Changed, recordChange } from '../../store/db/changes.ts'
import type { Tx } from '../../store/db/database.ts'
import type { World } from '../world.ts'
import { guidelineChange } from './check-edit.ts'
import { mergeEdit } from './merge-edit.ts'

/** `workspaceId`: where it was asked for. */
type Order = {
  readonly campaignId: string
  readonly workspaceId: string
  readonly shown: ShownEdit
  readonly edit: CampaignEdit
}

/** `conflicts`: nothing was changed, since somebody else changed the same meanwhile. */
type PolicyChange =
  | { readonly kind: 'changed'; readonly changes: readonly EditChange[] }
  | { readonly kind: 'conflicts'; readonly conflicts: readonly EditProblem[] }
  | { readonly kind: 'over' }

/** Changes the guideline, the overlap and the times as a form says, against the campaign as it is in this transaction. */
export async function changePolicy(
  world: World,
  tx: Tx,
  lead: Person,
  { campaignId, workspaceId, shown, edit }: Order,
): Promise<PolicyChange> {
  await holdCampaign(tx, campaignId)
  const campaign = await loadCampaign(tx, campaignId)
  if (campaign === null || campaign.state === 'finished') return { kind: 'over' }
  const { policy, conflicts } = mergeEdit(shown, campaign, edit)
  const guideline = await newGuideline(tx, campaign, shown, edit)
  const all = [...(guideline.kind === 'conflict' ? [guideline.problem] : []), ...conflicts]
  if (all.length > 0) return { kind: 'conflicts', conflicts: all }

  const changes: EditChange[] = []
  const remember = rememberer(world, tx, lead, campaign)
  if (guideline.kind === 'new') {
    const { organizationId, guidelineVersion: before } = campaign
    const [version, changeNote] = [before + 1, edit.changeNote.trim()]
    const by = { createdBy: lead.id, createdAt: world.now() }
    await addGuideline(tx, { organizationId, campaignId, version, text: guideline.text, changeNote, ...by })
    await remember('guideline changed', { version: before }, { version })
    changes.push({ kind: 'guideline', version })
  }
  const { overlap, sessionMinutes, digest, digestChannel: channel, lowEnd, highEnd } = policy
  const ends = scaleEnds(campaign)
  if (ends !== null && (lowEnd !== ends.low.definition || highEnd !== ends.high.definition)) {
    const low = { ...ends.low, definition: lowEnd ?? '' }
    const high = { ...ends.high, definition: highEnd ?? '' }
    await setDefinitions(tx, campaignId, [low, high])
    const texts = { before: inOneLine(ends), after: inOneLine({ low, high }) }
    await remember('scale ends changed', {}, {}, texts)
    changes.push({ kind: 'scale-ends', low, high })
  }
  if (overlap !== campaign.overlap) {
    await setOverlap(tx, campaignId, campaign.overlap, overlap)
    await world.jobs.enqueue(tx, 'overlap', campaignId)
    await remember('overlap changed', { overlap: campaign.overlap }, { overlap })
    changes.push({ kind: 'overlap', before: campaign.overlap, after: overlap })
  }
  const times = timeChanges(campaign, { sessionMinutes, digest })
  if (times.length > 0) {
    await setTimes(tx, campaignId, { sessionMinutes, digest })
    await remember('times changed', timesOf(campaign), timesOf({ sessionMinutes, digest }))
    changes.push(...times)
  }
  if (channel !== campaign.digestChannel) {
    await setDigestChannel(tx, campaignId, channel, workspaceId)
    await remember('digest channel changed', { channel: campaign.digestChannel ?? '' }, { channel: channel ?? '' })
    changes.push({ kind: 'digest-channel', channel })
  }
  return { kind: 'changed', changes }
}

function inOneLine({ low, high }: NonNullable<ReturnType<typeof scaleEnds>>): string {
  return [low, high].map(({ name, definition }) => `${name} ${definition}`.trim()).join(' … ')
}

type Fields = Readonly<Record<string, string | number>>

function rememberer(world: World, tx: Tx, { id: personId }: Person, { id: campaignId, organizationId }: Campaign) {
  return (
    what: Changed,
    before: Fields,
    after: Fields,
    texts?: { readonly before: string; readonly after: string },
  ) => {
    const change = { id: world.newId(), organizationId, campaignId, personId, what, before, after, at: world.now() }
    return recordChange(tx, texts === undefined ? change : { ...change, texts })
  }
}

type NewGuideline =
  | { readonly kind: 'same' }
  | { readonly kind: 'new'; readonly text: string }
  | { readonly kind: 'conflict'; readonly problem: EditProblem }

async function newGuideline(
  tx: Tx,
  { id, guidelineVersion }: Campaign,
  shown: ShownEdit,
  edit: CampaignEdit,
): Promise<NewGuideline> {
  const change = guidelineChange(await loadGuideline(tx, id, shown.guidelineVersion), edit)
  if (change.kind !== 'new') return { kind: 'same' }
  if (guidelineVersion === shown.guidelineVersion) return change
  if (change.text.trim() === (await loadGuideline(tx, id, guidelineVersion)).trim()) return { kind: 'same' }
  const what = { kind: 'guideline-changed-by-others', version: guidelineVersion } as const
  return { kind: 'conflict', problem: { field: edit.guideline === null ? 'guidelineFile' : 'guideline', what } }
}

type Times = Pick<Campaign, 'digest' | 'sessionMinutes'>

function timeChanges(campaign: Times, after: Times): EditChange[] {
  const { weekday, minuteOfDay } = after.digest
  const digestMoved = weekday !== campaign.digest.weekday || minuteOfDay !== campaign.digest.minuteOfDay
  const minutesMoved = after.sessionMinutes !== campaign.sessionMinutes
  return [
    ...(minutesMoved ? [{ kind: 'session-minutes', minutes: after.sessionMinutes } as const] : []),
    ...(digestMoved ? [{ kind: 'digest', at: after.digest } as const] : []),
  ]
}

function timesOf({ digest, sessionMinutes }: Times) {
  return { weekday: digest.weekday, minuteOfDay: digest.minuteOfDay, sessionMinutes }
}

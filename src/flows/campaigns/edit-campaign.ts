import type { Campaign } from '../../domain/campaign.ts'
import type { CampaignEdit, EditFormIntent, EditProblem, ShownEdit } from '../../domain/intents/steer-intent.ts'
import { endNames, scaleEnds } from '../../domain/labels/scale-ends.ts'
import type { Person, Role, Sender } from '../../domain/person.ts'
import type { EditChange, EditFormScreen } from '../../domain/screens/steer-screens.ts'
import { loadDigestChannel } from '../../store/campaigns/edit-campaign.ts'
import { loadCampaign, loadGuideline } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { loadAccounts } from '../../store/people/members.ts'
import { type Reply, show } from '../reply.ts'
import type { World } from '../world.ts'
import { addPeople } from './change-people.ts'
import { changePolicy } from './change-policy.ts'
import { checkEdit } from './check-edit.ts'
import { removePeople } from './remove-people.ts'

/** What one text field of a window can hold; a longer guideline comes as a file. */
const longestTyped = 3000

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
  const { id: campaignId, name, guidelineVersion, overlap, sessionMinutes, digest } = campaign
  const digestChannel = await loadDigestChannel(prisma, campaignId, who.workspaceId)
  const text = await loadGuideline(prisma, campaignId, guidelineVersion)
  const people = await loadAccounts(prisma, campaignId, who.workspaceId)
  const guideline = text.length <= longestTyped ? text : null
  const policy = { overlap, sessionMinutes, digest, digestChannel }
  const ends = scaleEnds(campaign)
  return { kind: 'edit-form', campaignId, name, guideline, guidelineVersion, ...policy, ends, people, problems }
}

/**
 * The form was sent: what differs from what it showed is changed. Where somebody else changed the very same meanwhile,
 * nothing is kept, and the form stays open with all that was filled in.
 */
export async function saveEdit(
  world: World,
  who: Sender,
  lead: Person,
  campaign: Campaign,
  { edit, shown: known }: EditFormIntent,
): Promise<Reply> {
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const shown = known ?? (await shownNow(world, who, campaign))
  const problems = await checkEdit(world, campaign, shown.guidelineVersion, edit)
  if (problems.length > 0) return show(await editFormScreen(world, who, campaign, problems))
  const order = { campaignId: campaign.id, workspaceId: who.workspaceId, shown, edit }
  const policy = await inTransaction(world.database, (tx) => changePolicy(world, tx, lead, order))
  if (policy.kind === 'over') return show({ kind: 'notice', notice: 'campaign-over' })
  if (policy.kind === 'conflicts') return show(await editFormScreen(world, who, campaign, policy.conflicts))
  // Whoever is invited with the same form hears of the campaign as it is from now on.
  const changed = (await loadCampaign(world.database.prisma, campaign.id)) ?? campaign
  const people = await changePeople(world, { campaign: changed, lead, who }, shown, edit)
  return show({ kind: 'edited', name: campaign.name, changes: [...policy.changes, ...people] })
}

/** Where it is not known what the form showed: the campaign as it is now. */
async function shownNow(world: World, { workspaceId }: Sender, campaign: Campaign): Promise<ShownEdit> {
  const { guidelineVersion, overlap, sessionMinutes, digest } = campaign
  const digestChannel = await loadDigestChannel(world.database.prisma, campaign.id, workspaceId)
  const people = await loadAccounts(world.database.prisma, campaign.id, workspaceId)
  return {
    ...{ guidelineVersion, overlap, sessionMinutes, digest, digestChannel },
    ...endNames(campaign),
    annotators: people.annotator,
    adjudicators: people.adjudicator,
    managers: people.manager,
    leads: people.lead,
  }
}

/** The accounts that an edit adds or takes out, in any role. */
export function changedPeople({ shown, edit }: EditFormIntent): string[] {
  if (shown === null) return []
  return Object.values(fieldOf).flatMap((field) => [
    ...edit[field].filter((one) => !shown[field].includes(one)),
    ...shown[field].filter((one) => !edit[field].includes(one)),
  ])
}

const fieldOf = { annotator: 'annotators', adjudicator: 'adjudicators', manager: 'managers', lead: 'leads' } as const

/** Whoever was added to the form, or taken out of it; people without an account in this workspace stay as they are. */
async function changePeople(
  world: World,
  steering: { readonly campaign: Campaign; readonly lead: Person; readonly who: Sender },
  shown: ShownEdit,
  edit: CampaignEdit,
): Promise<EditChange[]> {
  const changes: EditChange[] = []
  for (const role of ['annotator', 'adjudicator', 'manager', 'lead'] as const satisfies readonly Role[]) {
    const [before, after] = [shown[fieldOf[role]], edit[fieldOf[role]]]
    const added = after.filter((one) => !before.includes(one))
    const gone = before.filter((one) => !after.includes(one))
    const came = await addPeople(world, steering, added, role)
    const left = await removePeople(world, steering, gone, role)
    if (came.changed.length > 0) changes.push({ kind: 'people', act: 'invite', role, names: came.changed })
    if (left.changed.length > 0) changes.push({ kind: 'people', act: 'remove', role, names: left.changed })
    for (const what of [...came.problems, ...left.problems]) changes.push({ kind: 'problem', what })
  }
  return changes
}

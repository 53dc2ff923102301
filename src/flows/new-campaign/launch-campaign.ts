import type { Campaign } from '../../domain/campaign.ts'
import { mayChange, type Person } from '../../domain/person.ts'
import type { InvitationScreen } from '../../domain/screen.ts'
import { recordChange } from '../../store/changes.ts'
import { inTransaction } from '../../store/database.ts'
import { enqueueMessage } from '../../store/deliveries.ts'
import { countItems } from '../../store/items.ts'
import { launchDraft, loadInvitees } from '../../store/launch.ts'
import { loadCampaign, loadRoles } from '../../store/load-campaign.ts'
import { meet } from '../meet.ts'
import { refreshHomes } from '../publish-home.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/** Launch was clicked: the draft runs, and everyone who annotates is invited. A second click changes nothing. */
export async function launchCampaign(world: World, { who, intent }: Request<'launch'>): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const { prisma } = world.database
  const campaign = await loadCampaign(prisma, intent.campaignId)
  if (campaign === null || campaign.organizationId !== met.person.organizationId) {
    return show({ kind: 'notice', notice: 'draft-gone' })
  }
  if (!mayChange(await loadRoles(prisma, campaign.id, met.person.id))) {
    return show({ kind: 'notice', notice: 'only-leads' })
  }
  const items = await countItems(prisma, campaign.id)
  const screen = invitation(campaign, met.person, items)
  const launched = await launchAndInvite(world, campaign, met.person, who.workspaceId, screen)
  switch (launched.kind) {
    case 'launched':
      return show({ kind: 'launched', name: campaign.name, items: items.ordinary, invited: launched.invited })
    case 'no-draft':
      return show({ kind: 'notice', notice: 'already-launched' })
    case 'name-taken':
      return show({ kind: 'notice', notice: { kind: 'name-taken', name: campaign.name } })
  }
}

type Launched = { readonly kind: 'launched'; readonly invited: number } | { readonly kind: 'no-draft' | 'name-taken' }

async function launchAndInvite(
  world: World,
  campaign: Campaign,
  lead: Person,
  workspaceId: string,
  screen: InvitationScreen,
): Promise<Launched> {
  const { id: campaignId, organizationId } = campaign
  const now = world.now()
  return await inTransaction(world.database, async (tx) => {
    const kind = await launchDraft(tx, campaign, now)
    if (kind !== 'launched') return { kind }
    const invitees = await loadInvitees(tx, campaignId, workspaceId)
    for (const { personId, workspaceId: where } of invitees) {
      const owner = { organizationId, campaignId, personId, workspaceId: where }
      await enqueueMessage(tx, world.jobs, { ...owner, id: world.newId(), screen, createdAt: now })
    }
    await refreshHomes(world, tx, [lead.id, ...invitees.map(({ personId }) => personId)])
    await recordChange(tx, {
      id: world.newId(),
      organizationId,
      campaignId,
      personId: lead.id,
      what: 'campaign launched',
      before: { state: 'draft' },
      after: { state: 'running', invited: invitees.length },
      at: now,
    })
    return { kind, invited: invitees.length }
  })
}

/** What a new annotator is told first. */
export function invitation(
  campaign: Campaign,
  lead: Person,
  items: { ordinary: number; gold: number },
): InvitationScreen {
  const { id: campaignId, name, purpose, taskType, overlap, sessionMinutes, goldShare } = campaign
  return {
    kind: 'invitation',
    campaign: {
      campaignId,
      name,
      purpose,
      taskType,
      items: items.ordinary,
      overlap,
      sessionMinutes,
      hasGold: items.gold > 0 && goldShare > 0,
    },
    leadName: lead.name,
  }
}

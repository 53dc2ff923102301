import { type Telling, tellingOf } from '../../domain/asking/telling.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { Person } from '../../domain/person.ts'
import { mayChange } from '../../domain/policies.ts'
import { launchDraft, loadAnnotators } from '../../store/campaigns/launch.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import { countItems } from '../../store/items/items.ts'
import { holdWhoAreNow } from '../../store/people/who-is-now.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { type AnnounceHow, announce } from '../telling/announce.ts'
import { invitation } from '../telling/load-invitation.ts'
import { refreshHomes } from '../telling/refresh-homes.ts'
import type { World } from '../world.ts'

const hows = {
  launch: 'good-time',
  'launch-telling-all': 'at-once',
  'launch-at-any-hour': 'at-any-hour',
} as const satisfies Record<string, AnnounceHow>

/**
 * Launch was clicked: the draft runs, and everyone who annotates is told, each at their next good time or, where the lead
 * wants it so, at once, within their hours or whatever they are. A second click changes nothing.
 */
export async function launchCampaign(
  world: World,
  { who, intent }: Request<'launch' | 'launch-telling-all' | 'launch-at-any-hour'>,
): Promise<Reply> {
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
  const how = hows[intent.kind]
  const items = await countItems(prisma, campaign.id)
  const launched = await launchAndTell(world, campaign, met.person, who.workspaceId, items, how)
  switch (launched.kind) {
    case 'launched':
      return show({ kind: 'launched', name: campaign.name, items: items.ordinary, telling: launched.telling })
    case 'no-draft':
      return show({ kind: 'notice', notice: 'already-launched' })
    case 'name-taken':
      return show({ kind: 'notice', notice: { kind: 'name-taken', name: campaign.name } })
  }
}

type Launched = { readonly kind: 'launched'; readonly telling: Telling } | { readonly kind: 'no-draft' | 'name-taken' }

async function launchAndTell(
  world: World,
  campaign: Campaign,
  lead: Person,
  workspaceId: string,
  items: { ordinary: number; gold: number },
  how: AnnounceHow,
): Promise<Launched> {
  const { id: campaignId, organizationId } = campaign
  const now = world.now()
  return await inTransaction(world.database, async (tx) => {
    const members = await loadAnnotators(tx, campaignId)
    const annotators = [...new Set(members.map(await holdWhoAreNow(tx, members)))]
    const kind = await launchDraft(tx, campaign, now)
    if (kind !== 'launched') return { kind }
    const announcement = { screen: invitation(campaign, lead, items), personIds: annotators, workspaceId }
    const hearings = await announce(world, tx, campaign, announcement, how, now)
    const telling = tellingOf(hearings, lead.zone, now)
    await refreshHomes(world, tx, [lead.id, ...annotators])
    await recordChange(tx, {
      id: world.newId(),
      organizationId,
      campaignId,
      personId: lead.id,
      what: 'campaign launched',
      before: { state: 'draft' },
      after: { state: 'running', invited: annotators.length, toldNow: telling.now },
      at: now,
    })
    return { kind, telling }
  })
}

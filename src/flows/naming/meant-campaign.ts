import type { Campaign } from '../../domain/campaign.ts'
import type { Which } from '../../domain/intents/steer-intent.ts'
import type { Person, Role, Sender } from '../../domain/person.ts'
import { mayChange } from '../../domain/policies.ts'
import type { Notice } from '../../domain/screens/notice.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { loadVisibleCampaigns, type VisibleCampaign } from '../../store/campaigns/visible-campaigns.ts'
import { type Reply, show } from '../reply.ts'
import type { World } from '../world.ts'
import { campaignLines } from './list-campaigns.ts'
import { meet } from './meet.ts'
import { findNamed, noSuchCampaign } from './named-campaign.ts'

/** A campaign with somebody who may do to it what they ask, or what to answer instead. */
export type Meant =
  | { readonly kind: 'meant'; readonly person: Person; readonly campaign: Campaign; readonly roles: readonly Role[] }
  | { readonly kind: 'refused'; readonly reply: Reply }

/** Who may do something, what all others are told, and by which word it is asked for. */
export type Rule = {
  readonly may: (held: readonly Role[]) => boolean
  readonly refusal: Extract<Notice, string>
  readonly command: string
}

export function leadsOnly(command: string): Rule {
  return { may: mayChange, refusal: 'only-leads', command }
}

/**
 * The campaign that a person means, if they may do this to it. To those who hold no role in a campaign it does not
 * exist. Without a name it is the only one to which they may do it. Drafts are not meant: they are launched first.
 */
export async function meantCampaign(world: World, who: Sender, which: Which, rule: Rule): Promise<Meant> {
  const met = await meet(world, who)
  if (met === null) return refused(show({ kind: 'notice', notice: 'not-a-member' }))
  const { prisma } = world.database
  const visible = (await loadVisibleCampaigns(prisma, met.person.id)).filter(({ state }) => state !== 'draft')
  const found = findMeant(visible, which, rule)
  if (found === undefined) return refused(await noneFound(world, met.person, visible, which, rule.command))
  if (!rule.may(found.roles)) return refused(show({ kind: 'notice', notice: rule.refusal }))
  const campaign = await loadCampaign(prisma, found.id)
  if (campaign === null) throw new Error('a campaign that was just seen is not there')
  return { kind: 'meant', person: met.person, campaign, roles: found.roles }
}

function findMeant(visible: readonly VisibleCampaign[], which: Which, { may }: Rule): VisibleCampaign | undefined {
  if ('campaignId' in which) return visible.find(({ id }) => id === which.campaignId)
  if (which.name.trim() !== '') return findNamed(visible, which.name.trim())
  const open = visible.filter(({ roles, state }) => may(roles) && state !== 'finished')
  return open.length === 1 ? open[0] : undefined
}

async function noneFound(
  world: World,
  person: Person,
  visible: readonly VisibleCampaign[],
  which: Which,
  command: string,
): Promise<Reply> {
  if ('campaignId' in which) return show({ kind: 'notice', notice: 'not-a-member' })
  const name = which.name.trim()
  if (name === '') return show({ kind: 'campaign-list', campaigns: await campaignLines(world, person) })
  return show({ kind: 'notice', notice: noSuchCampaign(visible, name, command) })
}

function refused(reply: Reply): Meant {
  return { kind: 'refused', reply }
}

import type { SteerAct, SteerIntent, Which } from '../../domain/intents/steer-intent.ts'
import { orderExport } from '../export/send-export.ts'
import { openGold, saveGold, setRetired, showGold } from '../gold/known-answers.ts'
import { addItems, leaveOut, openAddForm, previewItems } from '../items/add-items.ts'
import { leadsOnly, type Meant, meantCampaign } from '../naming/meant-campaign.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { openEditForm, saveEdit } from './edit-campaign.ts'
import { giveBackRoles, removeAsked } from './remove-people.ts'
import { askToFinish, finishCampaign, goOnWithCampaign, pauseCampaign, reopenCampaign } from './set-state.ts'

/** What is typed for each act. */
const words: Readonly<Record<SteerAct, string>> = {
  pause: 'pause',
  'go-on': 'resume',
  finish: 'finish',
  add: 'add',
  edit: 'edit',
  gold: 'gold',
  export: 'export',
  reopen: 'reopen',
}

/** All that leads can do to a campaign that was launched. */
export async function steer(world: World, request: Request<SteerIntent['kind']>): Promise<Reply> {
  const { who, intent } = request
  const command = intent.kind === 'steer' ? words[intent.act] : 'status'
  const meant = await meantCampaign(world, who, whichOf(intent), leadsOnly(command))
  return meant.kind === 'refused' ? meant.reply : await act(world, request, meant)
}

function whichOf(intent: SteerIntent): Which {
  if ('which' in intent) return intent.which
  return { campaignId: 'gold' in intent ? intent.gold.campaignId : intent.campaignId }
}

async function act(
  world: World,
  { who, intent }: Request<SteerIntent['kind']>,
  { campaign, person: lead }: Extract<Meant, { kind: 'meant' }>,
): Promise<Reply> {
  switch (intent.kind) {
    case 'finish-now':
      return await finishCampaign(world, lead, campaign)
    case 'remove-people':
      return await removeAsked(world, { campaign, lead, who }, intent.people)
    case 'give-back-roles':
      return await giveBackRoles(world, { campaign, lead, who }, intent.people)
    case 'add-form':
      return await previewItems(world, lead, campaign, intent)
    case 'leave-out':
      return await leaveOut(world, campaign, intent.uploadId)
    case 'add-items':
      return await addItems(world, lead, campaign, intent)
    case 'edit-shown':
      return await openEditForm(world, who, campaign)
    case 'edit-form':
      return await saveEdit(world, who, lead, campaign, intent)
    case 'gold-list':
      return await showGold(world, campaign, intent.page)
    case 'gold-open':
      return await openGold(world, campaign, intent.gold.itemId)
    case 'gold-retire':
    case 'gold-return':
      return await setRetired(world, lead, campaign, intent.gold.itemId, intent.kind === 'gold-retire')
    case 'gold-form':
      return await saveGold(world, lead, campaign, intent)
    case 'steer':
      return await actByName(world, who, { campaign, lead }, intent.act)
    default:
      return show({ kind: 'notice', notice: 'not-understood' })
  }
}

async function actByName(
  world: World,
  who: Request['who'],
  {
    campaign,
    lead,
  }: { readonly campaign: Parameters<typeof saveGold>[2]; readonly lead: Parameters<typeof saveGold>[1] },
  asked: SteerAct,
): Promise<Reply> {
  switch (asked) {
    case 'pause':
      return await pauseCampaign(world, lead, campaign)
    case 'go-on':
      return await goOnWithCampaign(world, lead, campaign)
    case 'finish':
      return await askToFinish(world, lead, campaign)
    case 'add':
      return openAddForm(campaign)
    case 'edit':
      return await openEditForm(world, who, campaign)
    case 'gold':
      return await showGold(world, campaign, 1)
    case 'reopen':
      return await reopenCampaign(world, lead, campaign)
    case 'export':
      return await orderExport(world, who, lead, campaign)
  }
}

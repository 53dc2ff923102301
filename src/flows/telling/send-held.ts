import { takesAnswers } from '../../domain/campaign.ts'
import { mayAnnotate, maySeeEveryScore } from '../../domain/policies.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import { loadProgressOf } from '../../store/figures/progress.ts'
import { isHeldBack } from '../../store/gold/standing-watch.ts'
import { endHold, firstHeld, type HeldMessage, holdUntil, loadHeld } from '../../store/messages/held-messages.ts'
import { eachDue, inPages } from '../timing/each-due.ts'
import type { World } from '../world.ts'
import { keepDay } from './good-hour.ts'

const batch = 200

/**
 * Messages that ask for nothing at once, but should not come at night: each goes out at a good time of its reader. Somebody
 * who meanwhile set other hours is waited for once more; what is no longer so is not said.
 */
export async function sendHeld(world: World): Promise<void> {
  const { database } = world
  const now = world.now()
  const held = inPages<HeldMessage>((after, most) => loadHeld(database.prisma, now, most, after), batch)
  const idsOf = ({ id, personId }: HeldMessage) => ({ deliveryId: id, personId })
  await eachDue(world, 'send-held', held, idsOf, (one) => inTransaction(database, (tx) => release(world, tx, one)))
}

async function release(world: World, tx: Tx, message: HeldMessage): Promise<void> {
  const now = world.now()
  if (!(await isStillSo(world, tx, message))) return void (await endHold(tx, message, { state: 'failed' }))
  const until = await holdUntil(tx, message.personId, now)
  const isMine = await endHold(tx, message, until === null ? { state: 'waiting' } : { state: 'held', until })
  if (!isMine) return
  if (until === null) await world.jobs.enqueue(tx, 'deliver', message.id)
  else await keepDay(tx, message, until)
}

/** Whether what a held message says still holds. Of what cannot be read nobody knows: sending it will say so. */
async function isStillSo({ database }: World, tx: Tx, { campaignId, personId, screen }: HeldMessage): Promise<boolean> {
  const campaign = campaignId === null ? null : await loadCampaign(tx, campaignId)
  if (campaign === null) return true
  const isOver = campaign.state === 'finished'
  const roles = await loadRoles(tx, campaign.id, personId)
  const cannotBegin = await isHeldBack(tx, campaign.id, personId)
  switch (screen?.kind) {
    case 'role-given':
      return !isOver && roles.includes(screen.role)
    case 'held-back':
      return !isOver && mayAnnotate(roles) && cannotBegin
    case 'campaign-complete': {
      const { done, items } = await loadProgressOf(database.pool, campaign.id)
      return !isOver && maySeeEveryScore(roles) && done >= items
    }
    case 'may-go-on':
      return takesAnswers(campaign.state) && mayAnnotate(roles) && !cannotBegin
    default:
      return true
  }
}

/** When the next held message is to go out. */
export async function nextHeld(world: World): Promise<Date | null> {
  return await firstHeld(world.database.prisma)
}

import type { Campaign } from '../../domain/campaign.ts'
import type { Person, Role, Sender } from '../../domain/person.ts'
import { lookingAs, mayReview } from '../../domain/policies.ts'
import type { ChooseReviewScreen } from '../../domain/screens/review-screens.ts'
import { minutesLater } from '../../domain/time/time.ts'
import { loadVisibleCampaigns } from '../../store/campaigns/visible-campaigns.ts'
import { inTransaction } from '../../store/db/database.ts'
import { isUniqueViolation } from '../../store/db/transaction.ts'
import { enqueueUpdate } from '../../store/messages/deliveries.ts'
import { holdWhoIsNow } from '../../store/people/who-is-now.ts'
import { countWaiting } from '../../store/review/review-queue.ts'
import {
  findOpenReview,
  insertReviewSession,
  messageOf,
  type ReviewSession,
  saveReviewSession,
  setReviewMessage,
} from '../../store/review/review-sessions.ts'
import { meantCampaign } from '../naming/meant-campaign.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show, wroteTo } from '../reply.ts'
import type { Request } from '../request.ts'
import { notSent, sendNow } from '../telling/call-now.ts'
import type { World } from '../world.ts'
import { withNextItem } from './next-item.ts'
import { reviewScreen, type Sitting } from './review-screen.ts'

const rule = { may: mayReview, refusal: 'only-adjudicators', command: 'review' } as const
const turns = 5

/** `/label review NAME`: a sitting in a direct message of its own, or the one that is open, once more below. */
export async function openReview(world: World, { who, intent }: Request<'review'>): Promise<Reply> {
  const isUnnamed = 'name' in intent.which && intent.which.name.trim() === ''
  const choice = isUnnamed ? await waitingCampaigns(world, who) : null
  if (choice !== null && choice.campaigns.length !== 1) {
    return show(choice.campaigns.length === 0 ? { kind: 'notice', notice: 'nothing-to-review' } : choice)
  }
  const only = choice?.campaigns[0]
  const which = only === undefined ? intent.which : { campaignId: only.campaignId }
  const meant = await meantCampaign(world, who, which, rule)
  if (meant.kind === 'refused') return meant.reply
  const { campaign, person, roles } = meant
  const sitting = await sit(world, campaign, person, roles, who, intent.minutes ?? campaign.sessionMinutes)
  if (sitting === null) return show({ kind: 'notice', notice: 'nothing-to-review' })
  return await post(world, sitting, who)
}

async function waitingCampaigns(world: World, who: Sender): Promise<ChooseReviewScreen> {
  const met = await meet(world, who)
  if (met === null) return { kind: 'choose-review', campaigns: [] }
  const visible = await loadVisibleCampaigns(world.database.prisma, met.person.id)
  const campaigns = []
  for (const { id, name, state, roles } of visible) {
    if (state === 'draft' || !mayReview(roles)) continue
    const waiting = await countWaiting(world.database.pool, lookingAs(id, met.person.id, roles))
    if (waiting > 0) campaigns.push({ campaignId: id, name, waiting })
  }
  return { kind: 'choose-review', campaigns }
}

/** The open sitting with an item on screen, or a new one; null where nothing waits. */
async function sit(
  world: World,
  campaign: Campaign,
  person: Person,
  roles: readonly Role[],
  who: Sender,
  minutes: number,
): Promise<Sitting | null> {
  for (let turn = 0; turn < turns; turn++) {
    try {
      const session = await inTransaction(world.database, async (tx) => {
        const personId = await holdWhoIsNow(tx, person.id)
        const known = await findOpenReview(tx, campaign.id, personId)
        const now = world.now()
        const isOver = known !== null && now >= known.endsAt
        if (known !== null && isOver) await saveReviewSession(tx, { ...known, endedAt: now, itemId: null })
        const session = known !== null && !isOver ? known : newSession(world, campaign, personId, who, minutes)
        if (session !== known) await insertReviewSession(tx, session)
        const { session: ready } =
          session.itemId === null ? await withNextItem(tx, session, roles, campaign.guidelineVersion, now) : { session }
        await saveReviewSession(tx, { ...ready, revision: session.revision + 1 })
        return { ...ready, revision: session.revision + 1 }
      })
      const sitting = { session, campaign, person: { ...person, id: session.personId }, roles }
      return session.endedAt === null ? sitting : null
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
  }
  return null
}

function newSession(world: World, campaign: Campaign, personId: string, who: Sender, minutes: number): ReviewSession {
  const now = world.now()
  return {
    organizationId: campaign.organizationId,
    campaignId: campaign.id,
    id: world.newId(),
    personId,
    workspaceId: who.workspaceId,
    startedAt: now,
    endsAt: minutesLater(now, minutes),
    endedAt: null,
    revision: 1,
    itemId: null,
    leaseUntil: null,
    chosen: null,
    passed: [],
    settled: 0,
    returned: 0,
    dropped: 0,
    lastVerdictId: null,
    channel: '',
    message: '',
  }
}

async function post(world: World, sitting: Sitting, who: Sender): Promise<Reply> {
  const { session, campaign, person } = sitting
  const sent = await sendNow(world, who, await reviewScreen(world, sitting, 'stopped'))
  if (sent.kind !== 'sent') return show({ kind: 'notice', notice: notSent(sent) })
  const { organizationId, id: campaignId, name } = campaign
  await inTransaction(world.database, async (tx) => {
    await setReviewMessage(tx, session, sent.address)
    if (session.message === '') return
    const update = { id: world.newId(), organizationId, campaignId, personId: person.id, createdAt: world.now() }
    const screen = { kind: 'continued-below', campaignName: name } as const
    await enqueueUpdate(tx, world.jobs, { ...update, address: messageOf(session), screen })
  })
  return wroteTo(sent.address)
}

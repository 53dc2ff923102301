import type { Person, Sender } from '../../domain/person.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { promptScreen } from '../../sessions/prompt-screen.ts'
import { lastDonePosition, nextFits } from '../../sessions/what-is-open.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { enqueueUpdate } from '../../store/messages/deliveries.ts'
import { loadLastDone } from '../../store/sessions/last-done.ts'
import { loadPromptAt } from '../../store/sessions/load-prompt.ts'
import { loadOpenSessions, offerAgain, type ShownSession, setSessionMessage } from '../../store/sessions/sessions.ts'
import { chooseSession } from '../home/choose-session.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show, wroteTo } from '../reply.ts'
import type { Request } from '../request.ts'
import { notSent, sendNow } from '../telling/call-now.ts'
import { foldEarlier } from '../telling/fold-earlier.ts'
import type { World } from '../world.ts'
import { expireSession } from './expire-session.ts'

/** `/label` alone: the open session goes on in a new message and the old one closes; without one, what could be begun. */
export async function resumeSession(world: World, request: Request<'resume'>): Promise<Reply> {
  const met = await meet(world, request.who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const moved = await continueOpen(world, request.who, met.person, null)
  if (moved !== null) return moved
  const choice = await chooseSession(world, met.person)
  if (choice.campaigns.length === 0) return show({ kind: 'notice', notice: 'nothing-to-do' })
  return await postInDirectMessage(world, request.who, met.person, choice)
}

/** The open session goes on in a new message: that of one campaign, or the one used last. Null where none does. */
export async function continueOpen(
  world: World,
  who: Sender,
  person: Person,
  campaignId: string | null,
): Promise<Reply | null> {
  for (const open of await loadOpenSessions(world.database.pool, person.id, campaignId)) {
    if (!nextFits(open.session, world.now())) {
      await expireSession(world, open.session)
      continue
    }
    const moved = await continueBelow(world, who, person, open)
    if (moved !== null) return moved
  }
  return null
}

async function continueBelow(world: World, who: Sender, person: Person, open: ShownSession): Promise<Reply | null> {
  const { database } = world
  const now = world.now()
  const campaign = await loadCampaign(database.prisma, open.session.campaignId)
  const session = await offerAgain(database.pool, open.session, now)
  if (campaign === null || session === null) return null
  const prompt = await loadPromptAt(database.pool, session.campaignId, session.id, session.position)
  if (prompt === null) return null
  const last = await loadLastDone(database.pool, campaign.id, session.id, lastDonePosition(session))
  const screen = promptScreen(session, campaign, prompt.content, person.zone, now, { ...prompt, last })
  const sent = await sendNow(world, who, screen)
  if (sent.kind !== 'sent') return show({ kind: 'notice', notice: notSent(sent) })
  await setSessionMessage(database.pool, session, sent.address)
  await inTransaction(database, (tx) =>
    enqueueUpdate(tx, world.jobs, {
      id: world.newId(),
      organizationId: campaign.organizationId,
      campaignId: campaign.id,
      personId: person.id,
      address: open.message,
      screen: { kind: 'continued-below', campaignName: campaign.name },
      createdAt: now,
    }),
  )
  return wroteTo(sent.address)
}

/** It has buttons to begin from, and no message before it has them any more. */
async function postInDirectMessage(world: World, who: Sender, person: Person, screen: Screen): Promise<Reply> {
  const sent = await sendNow(world, who, screen)
  if (sent.kind !== 'sent') return show({ kind: 'notice', notice: notSent(sent) })
  const to = { personId: person.id, organizationId: person.organizationId }
  await inTransaction(world.database, (tx) => foldEarlier(world, tx, to, screen, sent.address))
  return wroteTo(sent.address)
}

import { type Campaign, takesAnswers } from '../../domain/campaign.ts'
import { limits } from '../../domain/limits.ts'
import type { MessageAddress } from '../../domain/message.ts'
import type { Person } from '../../domain/person.ts'
import { mayAnnotate } from '../../domain/policies.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import { minutesLater } from '../../domain/time/time.ts'
import { promptScreen } from '../../sessions/prompt-screen.ts'
import { lastDonePosition, nextFits } from '../../sessions/what-is-open.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { dealPrompts } from '../../store/dealing/deal-prompts.ts'
import { isHeldBack } from '../../store/gold/standing-watch.ts'
import { insertSession } from '../../store/sessions/begin-session.ts'
import { loadLastDone } from '../../store/sessions/last-done.ts'
import { loadPromptAt } from '../../store/sessions/load-prompt.ts'
import { loadPace } from '../../store/sessions/recount-session.ts'
import {
  deleteEmptySession,
  loadOpenSessions,
  type ShownSession,
  setSessionMessage,
} from '../../store/sessions/sessions.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { dealRng } from './deal-rng.ts'
import { expireSession } from './expire-session.ts'

/** Start was clicked: the clicked message becomes the session's message. A second click finds the same session. */
export async function startSession(world: World, request: Request<'start'>): Promise<Reply> {
  if (request.message === null) throw new Error('a session starts from a message')
  const met = await meet(world, request.who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const { campaignId, minutes } = request.intent
  const campaign = await loadCampaign(world.database.prisma, campaignId)
  if (campaign === null || campaign.organizationId !== met.person.organizationId) {
    return show({ kind: 'notice', notice: 'not-a-member' })
  }
  const roles = await loadRoles(world.database.prisma, campaignId, met.person.id)
  if (!mayAnnotate(roles)) return show({ kind: 'notice', notice: 'not-a-member' })
  if (!takesAnswers(campaign.state)) {
    return show({ kind: 'notice', notice: campaign.state === 'finished' ? 'campaign-finished' : 'campaign-closed' })
  }

  // A hold may wait for the end of the sitting that this closes.
  const running = await findRunning(world, met.person, campaignId)
  if (await isHeldBack(world.database.prisma, campaignId, met.person.id))
    return show({ kind: 'notice', notice: 'held-back' })
  if (running !== null) {
    await setSessionMessage(world.database.pool, running.session, request.message)
    return await showOpen(world, campaign, running, met.person)
  }
  const allowed = Math.min(limits.sessionMinutes.max, Math.max(limits.sessionMinutes.min, minutes))
  return await open(world, campaign, met.person, allowed, request.message)
}

/** The person's open session in a campaign, unless its time is up: then it is closed first. */
async function findRunning(world: World, person: Person, campaignId: string): Promise<ShownSession | null> {
  const now = world.now()
  const [open] = await loadOpenSessions(world.database.pool, person.id, campaignId)
  if (open === undefined) return null
  if (nextFits(open.session, now)) return open
  await expireSession(world, open.session)
  return null
}

async function open(
  world: World,
  campaign: Campaign,
  person: Person,
  minutes: number,
  message: MessageAddress,
): Promise<Reply> {
  const { pool } = world.database
  const now = world.now()
  const id = world.newId()
  const paceMs = (await loadPace(pool, campaign.id, person.id)) ?? taskTypes[campaign.taskType].paceMs
  const isBegun = await insertSession(pool, {
    id,
    organizationId: campaign.organizationId,
    campaignId: campaign.id,
    personId: person.id,
    startedAt: now,
    endsAt: minutesLater(now, minutes),
    // Even the slowest pace leaves room for a first prompt.
    paceMs: Math.min(paceMs, minutes * 60_000),
    message,
  })
  // Where another click was quicker, the session that it opened is the one to show.
  const [opened] = await loadOpenSessions(pool, person.id, campaign.id)
  if (opened !== undefined) return await showOpen(world, campaign, opened, person)
  // Without one, the campaign or the person's part in it has changed since it was read.
  return show({ kind: 'notice', notice: isBegun ? 'nothing-left' : 'campaign-closed' })
}

/** The prompt on screen, dealt first where that has not happened yet: once, whoever asks for it. */
async function showOpen(world: World, campaign: Campaign, { session }: ShownSession, person: Person): Promise<Reply> {
  const { pool } = world.database
  const now = world.now()
  const { isHeldUp } =
    session.dealt === 0 ? await dealPrompts(pool, dealRng(world), campaign.id, session.id, 0, now) : { isHeldUp: false }
  const prompt = await loadPromptAt(pool, campaign.id, session.id, session.position)
  if (prompt === null) {
    await deleteEmptySession(pool, campaign.id, session.id)
    return show({ kind: 'notice', notice: isHeldUp ? 'items-held' : 'nothing-left' })
  }
  const last = await loadLastDone(pool, campaign.id, session.id, lastDonePosition(session))
  return show(promptScreen(session, campaign, prompt.content, person.zone, now, { ...prompt, last }))
}

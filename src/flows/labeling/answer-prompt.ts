import { type Campaign, takesAnswers } from '../../domain/campaign.ts'
import type { PromptIntent } from '../../domain/intents/intent.ts'
import type { PromptNote } from '../../domain/screens/screen.ts'
import { type Step, step } from '../../sessions/step.ts'
import { isOpenOffer, offerOf } from '../../sessions/what-is-open.ts'
import { errorCode } from '../../store/db/transaction.ts'
import { dealPrompts } from '../../store/dealing/deal-prompts.ts'
import { noteSlip } from '../../store/sessions/note-slip.ts'
import { loadOpenSession, type OpenSession } from '../../store/sessions/open-session.ts'
import type { Saved } from '../../store/sessions/save-answers.ts'
import { saveStep } from '../../store/sessions/save-step.ts'
import type { ClickWorld } from '../click-world.ts'
import { watchAnnotator } from '../quality/watch-annotator.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { dealRng } from '../sessions/deal-rng.ts'
import { rememberStep } from './remember-step.ts'
import { screenAfter, screenNow, shownOrWhyNot } from './session-screen.ts'

/** When this many prompts are left ahead, the next are dealt once the reply is out. */
const fewAhead = 3

/** Clicks that race each other take turns; each loser looks again at what is true now. */
const turns = 5

/**
 * One click on the card of a session: the open offer takes it, anything else is shown what is true now. What is known from
 * the click before spares a read; where it no longer holds, nothing is kept and the session is read.
 */
export async function answerPrompt(world: ClickWorld, request: Request<PromptIntent['kind']>): Promise<Reply> {
  const { offer } = request.intent
  const remembered = world.sessionMemory.find(request.who, offer)
  for (let turn = 0; turn < turns; turn++) {
    const known = turn === 0 ? remembered : null
    const found = known ?? (await openSession(world, request))
    if (found === 'held-up') return show({ kind: 'notice', notice: 'items-held' })
    const shown = await shownOrWhyNot(world, found)
    if ('refused' in shown) return show({ kind: 'notice', notice: shown.refused })
    const { open, campaign } = shown
    const kept = isOpenOffer(open.session, offer) && request.ticked !== undefined ? { ticked: request.ticked } : {}
    const begun = { soFar: world.readingTimes.soFar(offerOf(open.session)) }
    const taken = step(open.session, request.intent, around(open, campaign), world.now())
    if (taken.happened.kind === 'nothing' || taken.happened.kind === 'too-late') {
      if (known !== null) continue
      const tooLate = taken.happened.kind === 'too-late' ? taken.happened.what : null
      return show(await screenNow(shown, tooLate, { ...kept, ...begun, note: noteOf(request.intent, open) }))
    }
    if (isSlip(world, request, open)) {
      if (known !== null) continue
      await noteSlip(world.database.pool, 'sessions', open.session, request.marks ?? [])
      return show(await screenNow(shown, null, { ...kept, ...begun, note: 'too-soon' }))
    }
    const saved = await keepStep(world, open, taken)
    if (saved === 'newer-session-open') return show({ kind: 'notice', notice: 'session-gone' })
    if (saved === 'moved') continue
    rememberStep(world, request.who, open, taken, saved.dealt)
    return show(
      await screenAfter(shown, taken, taken.happened.kind === 'asked' ? kept : {}),
      () => afterwards(world, taken),
      () => vote(world, taken),
    )
  }
  throw new Error('a session moved under every turn of one click')
}

/**
 * Reads the session, and deals at once where the person has come to the end of what was dealt. `held-up` where there is more for
 * them that others hold at this moment: the prompt stays, so that no sitting ends for want of what is only locked.
 */
async function openSession(
  world: ClickWorld,
  request: Request<PromptIntent['kind']>,
): Promise<OpenSession | null | 'held-up'> {
  const { campaignId, sessionId } = request.intent.offer
  const read = () => loadOpenSession(world.database.pool, campaignId, sessionId, request.who)
  const open = await read()
  if (open === null || !open.isOwn || open.session.dealt > open.session.position) return open
  if (request.intent.kind !== 'answer' && request.intent.kind !== 'skip-because') return open
  const { ahead, isHeldUp } = await dealPrompts(
    world.database.pool,
    dealRng(world),
    campaignId,
    sessionId,
    0,
    world.now(),
  )
  if (isHeldUp) return 'held-up'
  return ahead > 0 ? await read() : open
}

/**
 * Whether a tap that answers, or leads there, came before its prompt can have been read, or is one that did, delivered again.
 * It asks for the time alone, so gold and other items are alike; Undo and Stop take nothing for an answer and are good at
 * any time, and nobody writes by mistake.
 */
export function isSlip(
  { readingTimes }: ClickWorld,
  {
    intent: { kind, offer },
    marks = [],
    isWritten,
  }: Pick<Request, 'marks' | 'isWritten'> & {
    readonly intent: Pick<Request<PromptIntent['kind'] | 'so-far'>['intent'], 'kind' | 'offer'>
  },
  { movedMsAgo, slips }: OpenSession,
): boolean {
  if (isWritten === true || kind === 'undo' || kind === 'stop') return false
  return marks.some((mark) => slips.includes(mark)) || readingTimes.isTooSoon(offer, movedMsAgo)
}

/** What is to be said of a tap that did nothing, where it was one on the prompt that is on screen. */
function noteOf({ kind, offer }: PromptIntent, { session }: OpenSession): PromptNote | null {
  if (!isOpenOffer(session, offer)) return null
  if (kind === 'nothing-ticked') return 'nothing-ticked'
  return kind === 'undo' ? 'nothing-to-undo' : null
}

function around(open: OpenSession, campaign: Campaign) {
  return {
    taskType: campaign.taskType,
    labels: campaign.labels,
    open: takesAnswers(open.campaignState),
    isHoldDue: open.isHoldDue,
    lastDone: open.lastDone?.kind === 'skipped' ? ('skip' as const) : ('answer' as const),
  }
}

/** Undoing the end of an old session must not give a person two open ones; the database refuses that. */
async function keepStep(
  world: ClickWorld,
  open: OpenSession,
  taken: Step,
): Promise<Saved | 'moved' | 'newer-session-open'> {
  const { session, happened } = taken
  if (happened.kind === 'answered' && session.ended === null && open.session.ended === null) {
    return (await world.keepAnswer({ read: open, session, answered: happened })) ?? 'moved'
  }
  try {
    return (await saveStep(world.database.pool, world.jobs, open, taken)) ?? 'moved'
  } catch (error) {
    if (errorCode(error) === '23505' && open.session.ended !== null) return 'newer-session-open'
    throw error
  }
}

/** What the reply did not need: the next deal, and with it a look at gold. What an end leaves to do is a job. */
async function afterwards(world: ClickWorld, { session }: Step): Promise<void> {
  if (session.ended !== null || session.dealt - session.position !== fewAhead) return
  await watchAnnotator(world, session.campaignId, session.personId)
  await dealPrompts(world.database.pool, dealRng(world), session.campaignId, session.id, fewAhead, world.now())
}

/** Each answer given or taken back changes what its item's answers say, of gold as of any other item. */
async function vote(world: ClickWorld, { session, happened }: Step): Promise<void> {
  const { campaignId, id: sessionId } = session
  if (happened.kind === 'answered') await world.countVote({ campaignId, sessionId, position: happened.offer.position })
  if (happened.kind === 'undone' && happened.what === 'answer') {
    await world.countVote({ campaignId, sessionId, position: happened.position })
  }
}

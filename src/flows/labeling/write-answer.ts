import { answerKey, textAnswer } from '../../domain/answer.ts'
import { writingProblem } from '../../domain/forms/writing-problem.ts'
import type { WriteIntent } from '../../domain/intents/intent.ts'
import type { Offer } from '../../domain/session.ts'
import { loadLastDone } from '../../store/sessions/last-done.ts'
import { type LoadedPrompt, loadPromptAt } from '../../store/sessions/load-prompt.ts'
import { loadSession } from '../../store/sessions/sessions.ts'
import type { ClickWorld } from '../click-world.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { callNow } from '../telling/call-now.ts'
import { answerPrompt } from './answer-prompt.ts'
import { refuseBeside } from './beside-prompt.ts'
import { sessionScreenNow } from './shown-sessions.ts'

/** The window to write in, with what was written here before, or else the draft. */
async function openWriting(world: ClickWorld, { who, intent }: Request<'write'>): Promise<Reply> {
  const refusal = await refuseBeside(world, who, intent.offer)
  const prompt = refusal === null ? await promptOf(world, intent.offer) : null
  if (prompt === null) return refusal ?? show({ kind: 'notice', notice: 'session-gone' })
  return show(formOf(intent.offer, prompt))
}

/**
 * What was written becomes the answer, as a tap would. The window closes over a prompt that goes on by itself; where nothing
 * was kept it stays, with all that stands in it. One that is sent twice has been kept once.
 */
async function sendWriting(world: ClickWorld, request: Request<'write-form'>): Promise<Reply> {
  const { who, intent } = request
  const { offer } = intent
  const prompt = await promptOf(world, offer)
  if (prompt === null) return show({ kind: 'notice', notice: 'session-gone' })
  const answer = textAnswer(intent.text)
  const problem = writingProblem(answer)
  if (problem !== null) {
    return (await refuseBeside(world, who, offer)) ?? show({ ...formOf(offer, prompt), problem })
  }
  const reply = await answerPrompt(world, { ...request, intent: { kind: 'answer', offer, answer }, isWritten: true })
  if (reply.screen.kind === 'notice') return reply
  const done = await loadLastDone(world.database.pool, offer.campaignId, offer.sessionId, offer.position)
  const isKept = done?.kind === 'answered' && answerKey(done.answer) === answerKey(answer)
  const after = [...reply.after, () => showInMessage(world, who, offer)]
  return isKept ? { ...reply, after } : show({ ...formOf(offer, prompt), problem: { kind: 'not-open' } }, ...after)
}

/** One tap that gives a text which is there already: the draft, or what was taken back. */
async function giveAgain(world: ClickWorld, request: Request<'as-it-is' | 'answer-again'>): Promise<Reply> {
  const { kind, offer } = request.intent
  const prompt = await promptOf(world, offer)
  const before = prompt?.before?.kind === 'answered' ? prompt.before.answer : null
  const answer = kind === 'as-it-is' ? textAnswer(prompt?.content.draft ?? '') : (before ?? textAnswer(''))
  return await answerPrompt(world, { ...request, intent: { kind: 'answer', offer, answer } })
}

function promptOf({ database }: ClickWorld, { campaignId, sessionId, position }: Offer): Promise<LoadedPrompt | null> {
  return loadPromptAt(database.pool, campaignId, sessionId, position)
}

function formOf(offer: Offer, { content, before }: LoadedPrompt) {
  const written = before?.kind === 'answered' && before.answer.kind === 'text' ? before.answer.text : null
  return {
    kind: 'write-form',
    over: { kind: 'write', offer },
    content,
    initial: written ?? content.draft ?? '',
  } as const
}

/** The message beneath the window shows where its session stands now. */
async function showInMessage(world: ClickWorld, who: Request['who'], offer: Offer): Promise<void> {
  const { messenger, database } = world
  const { campaignId, sessionId } = offer
  const found = await loadSession(database.pool, campaignId, sessionId)
  if (found === null || found.isMessageInUse) return
  const screen = await sessionScreenNow(world, { campaignId, sessionId, who })
  if (screen === null) return
  await callNow(world, messenger.limits.update(found.message), () => messenger.update(found.message, screen))
}

/** All that answers a prompt with a text. */
export async function write(world: ClickWorld, request: Request<WriteIntent['kind']>): Promise<Reply> {
  const { intent } = request
  switch (intent.kind) {
    case 'write':
      return await openWriting(world, { ...request, intent })
    case 'write-form':
      return await sendWriting(world, { ...request, intent })
    default:
      return await giveAgain(world, { ...request, intent })
  }
}

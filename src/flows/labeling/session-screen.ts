import { type Answer, labelsAnswer, orderOf } from '../../domain/answer.ts'
import { type Campaign, takesAnswers } from '../../domain/campaign.ts'
import type { Notice } from '../../domain/screens/notice.ts'
import type { PromptNote, Screen } from '../../domain/screens/screen.ts'
import type { LastDone, TooLate } from '../../domain/session.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import { promptScreen, sessionOverScreen } from '../../sessions/prompt-screen.ts'
import type { Step } from '../../sessions/step.ts'
import { hasOpenPrompt, lastDonePosition } from '../../sessions/what-is-open.ts'
import { countLeftFor } from '../../store/dealing/left-for-person.ts'
import { loadLastDone } from '../../store/sessions/last-done.ts'
import { freshPrompt, type LoadedPrompt, loadPromptAt } from '../../store/sessions/load-prompt.ts'
import type { OpenSession } from '../../store/sessions/open-session.ts'
import { refusalOf } from '../sessions/refusal.ts'
import type { World } from '../world.ts'

/** A session as it was read, to be shown. */
export type Shown = { readonly world: World; readonly open: OpenSession; readonly campaign: Campaign }

/** What can be shown of a session as it was read, with its campaign; or why nothing of it is shown to this person. */
export async function shownOrWhyNot(
  world: World,
  open: OpenSession | null,
): Promise<Shown | { readonly refused: Notice }> {
  if (open === null) return { refused: 'session-gone' }
  const refused = refusalOf(open)
  if (refused !== null) return { refused }
  const campaign = await world.campaignAt(world.database.prisma, open.session.campaignId, open.campaignVersion)
  return campaign === null ? { refused: 'session-gone' } : { world, open, campaign }
}

/** What is said or kept for one moment. */
export type Momentary = {
  readonly note?: PromptNote | null
  readonly ticked?: readonly number[]
  readonly soFar?: Answer | null
}

/** What is true of a session as it was read: its open prompt, or that it is over. */
export async function screenNow(shown: Shown, tooLate: TooLate | null, momentary: Momentary = {}): Promise<Screen> {
  const { world, open } = shown
  const { session } = open
  if (tooLate !== null || !hasOpenPrompt(session, world.now())) return await overScreen(shown, session, tooLate)
  return promptOrGone(shown, session, await promptAt(world, session), open.lastDone, momentary)
}

/** The same right after a step, whose next item may be known already. */
export async function screenAfter(shown: Shown, taken: Step, momentary: Momentary = {}): Promise<Screen> {
  const { world, open } = shown
  const { session, happened } = taken
  if (!hasOpenPrompt(session, world.now())) return await overScreen(shown, session)
  const ahead = open.ahead.get(session.position)
  const prompt = ahead === undefined ? await promptAt(world, session) : freshPrompt(ahead)
  if (happened.kind !== 'undone') return promptOrGone(shown, session, prompt, doneAfter(open, taken), momentary)
  const last = await loadLastDone(world.database.pool, session.campaignId, session.id, lastDonePosition(session))
  return promptOrGone(shown, session, prompt && { ...prompt, before: open.lastDone }, last, momentary)
}

/** What was done last once a step is kept that goes on. */
export function doneAfter({ lastDone, here }: OpenSession, { happened }: Step): LastDone | null {
  if (happened.kind === 'skipped') return { kind: 'skipped', reason: happened.reason, ...here }
  if (happened.kind !== 'answered') return lastDone
  return { kind: 'answered', answer: happened.answer, isGuess: happened.confidence === 'guess', ...here }
}

function promptAt({ database }: World, { campaignId, id, position }: Step['session']) {
  return loadPromptAt(database.pool, campaignId, id, position)
}

function promptOrGone(
  { world, open, campaign }: Shown,
  session: Step['session'],
  prompt: LoadedPrompt | null,
  last: LastDone | null,
  { note = null, ticked = [], soFar = null }: Momentary,
): Screen {
  if (prompt === null) return { kind: 'notice', notice: 'session-gone' }
  const screen = promptScreen(session, campaign, prompt.content, open.zone, world.now(), { ...prompt, last })
  const keeps = ticked.length > 0 && taskTypes[campaign.taskType].scale === 'sets'
  return {
    ...screen,
    ...(note === null ? {} : { note }),
    ...(keeps ? { ticked: labelsAnswer(ticked) } : {}),
    ...(soFar === null || orderOf(soFar).length === 0 ? {} : { soFar }),
  }
}

/** That a session is over, and what could come next. */
export async function overScreen(
  { world, open, campaign }: Shown,
  session: Step['session'],
  tooLate: TooLate | null = null,
): Promise<Screen> {
  const left = takesAnswers(open.campaignState)
    ? await countLeftFor(world.database.pool, session.campaignId, session.personId)
    : null
  return sessionOverScreen(session, campaign, left, world.now(), tooLate)
}

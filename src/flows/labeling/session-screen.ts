import { type Campaign, takesAnswers } from '../../domain/campaign.ts'
import type { ItemContent } from '../../domain/item.ts'
import type { PromptNote, Screen } from '../../domain/screens/screen.ts'
import type { TooLate } from '../../domain/session.ts'
import { promptScreen, sessionOverScreen } from '../../sessions/prompt-screen.ts'
import type { Step } from '../../sessions/step.ts'
import { hasOpenPrompt } from '../../sessions/what-is-open.ts'
import { countLeftFor } from '../../store/dealing/left-for-person.ts'
import { loadContentAt } from '../../store/items/item-content.ts'
import type { OpenSession } from '../../store/sessions/open-session.ts'
import type { World } from '../world.ts'

/** What is true of a session as it was read: its open prompt, or that it is over. */
export async function screenNow(
  world: World,
  open: OpenSession,
  campaign: Campaign,
  tooLate: TooLate | null,
  note: PromptNote | null = null,
): Promise<Screen> {
  const { session } = open
  if (tooLate !== null || !hasOpenPrompt(session, world.now())) {
    return await overScreen(world, open, campaign, session, tooLate)
  }
  const content = await loadContentAt(world.database.pool, session.campaignId, session.id, session.position)
  const screen = promptOrGone(world, open, campaign, session, content)
  return screen.kind === 'prompt' && note !== null ? { ...screen, note } : screen
}

/** The same right after a step, whose next item may be known already. */
export async function screenAfter(
  world: World,
  open: OpenSession,
  campaign: Campaign,
  { session }: Step,
): Promise<Screen> {
  if (!hasOpenPrompt(session, world.now())) return await overScreen(world, open, campaign, session)
  const content =
    open.ahead.get(session.position) ??
    (await loadContentAt(world.database.pool, session.campaignId, session.id, session.position))
  return promptOrGone(world, open, campaign, session, content)
}

function promptOrGone(
  world: World,
  open: OpenSession,
  campaign: Campaign,
  session: Step['session'],
  content: ItemContent | null,
): Screen {
  if (content === null) return { kind: 'notice', notice: 'session-gone' }
  return promptScreen(session, campaign, content, open.zone, world.now())
}

/** That a session is over, and what could come next. */
export async function overScreen(
  world: World,
  open: OpenSession,
  campaign: Campaign,
  session: Step['session'],
  tooLate: TooLate | null = null,
): Promise<Screen> {
  const left = takesAnswers(open.campaignState)
    ? await countLeftFor(world.database.pool, session.campaignId, session.personId)
    : null
  return sessionOverScreen(session, campaign, left, world.now(), tooLate)
}

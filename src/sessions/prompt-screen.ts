import type { Campaign } from '../domain/campaign.ts'
import type { ItemContent } from '../domain/item.ts'
import type { PromptScreen, SessionOverScreen } from '../domain/screens/screen.ts'
import type { LastDone, Session, TooLate } from '../domain/session.ts'
import { localTime } from '../domain/time/time.ts'
import { canUndo, offerOf } from './what-is-open.ts'

/** What the person did: to the prompt before, and to this one. */
export type Done = {
  readonly last?: LastDone | null
  readonly before?: LastDone | null
  readonly isFlagged?: boolean
}

/**
 * The prompt on screen. It is made of the session, the item's content and what the person did alone: nothing here knows why the item was
 * dealt, so equal contents make equal screens.
 *
 * @param zone IANA zone of the person
 */
export function promptScreen(
  session: Session,
  campaign: Campaign,
  content: ItemContent,
  zone: string,
  now: Date,
  { last = null, before = null, isFlagged = false }: Done = {},
): PromptScreen {
  const mayUndo = canUndo(session, now)
  return {
    kind: 'prompt',
    offer: offerOf(session),
    campaignName: campaign.name,
    taskType: campaign.taskType,
    labels: campaign.labels,
    content,
    asking: session.asking,
    place: { done: session.answered, until: localTime(session.endsAt, zone) },
    canUndo: mayUndo,
    ...(last === null || !mayUndo ? {} : { last }),
    ...(before === null ? {} : { before }),
    ...(isFlagged ? { isFlagged } : {}),
  }
}

/**
 * What is said when a session has ended.
 *
 * @param left roughly how many items still wait for this person; null if unknown
 * @param tooLate what was asked for just now and came too late
 */
export function sessionOverScreen(
  session: Session,
  campaign: Campaign,
  left: number | null,
  now: Date,
  tooLate: TooLate | null = null,
): SessionOverScreen {
  return {
    kind: 'session-over',
    campaignId: campaign.id,
    campaignName: campaign.name,
    reason: session.ended?.reason ?? 'stopped',
    answered: session.answered,
    skipped: session.skipped,
    left,
    undo: canUndo(session, now) ? offerOf(session) : null,
    sessionMinutes: campaign.sessionMinutes,
    ...(tooLate === null ? {} : { tooLate }),
  }
}

import type { ItemContent } from '../../domain/item.ts'
import type { Sender } from '../../domain/person.ts'
import type { Step } from '../../sessions/step.ts'
import type { OpenSession } from '../../store/sessions/open-session.ts'
import type { ClickWorld } from '../click-world.ts'
import { doneAfter } from './session-screen.ts'

/**
 * Remembers the session as it is now, for the click that comes next, while the item behind the one on screen is known:
 * at the end of a deal, of a session, after an Undo, and where a prompt was on screen before, it is read again.
 */
export function rememberStep(world: ClickWorld, who: Sender, open: OpenSession, taken: Step, dealt: number): void {
  const { session, happened } = taken
  const isKnown = happened.kind === 'asked' || open.ahead.has(session.position)
  if (session.ended !== null || happened.kind === 'undone' || !isKnown || !open.ahead.has(session.position + 1)) {
    world.sessionMemory.forget(session.id)
    return
  }
  world.sessionMemory.keep(who, {
    ...open,
    session: { ...session, dealt },
    lastDone: doneAfter(open, taken),
    here: happened.kind === 'asked' ? open.here : { isFlagged: false, ...orderIn(open.ahead.get(session.position)) },
    movedMsAgo: null,
  })
}

function orderIn(content: ItemContent | undefined): Pick<ItemContent, 'shownOrder'> {
  return content?.shownOrder === undefined ? {} : { shownOrder: content.shownOrder }
}

import type { Sender } from '../../domain/person.ts'
import type { Notice } from '../../domain/screens/notice.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import type { Reply } from '../../flows/reply.ts'
import { callNow } from '../../flows/telling/call-now.ts'
import { busyNotice } from '../../flows/telling/platform-busy.ts'
import type { WindowCard } from '../cards/card.ts'
import { cardFor, placeOf } from '../cards/card-for.ts'
import type { Answer, Shown } from '../platform.ts'
import type { Edge } from './ask.ts'
import { type FormShown, windowOf } from './drafts.ts'

/** Where somebody asked. A `lasting` message stays as it is when one of its buttons is pressed. */
export type AskedIn = 'message' | 'lasting' | 'words' | 'window' | 'page'

type Place = ReturnType<typeof placeOf>

export type Asked = {
  readonly who: Sender
  readonly askedIn: AskedIn
  /** Where it was asked, as the platform calls it; left out: that is not told, or needs an answer anyhow. */
  readonly conversation?: string
  /** How a form comes to be shown, where it does. Left out: opened. */
  readonly how?: FormShown
}

/**
 * Shows a flow's reply. Where it wrote a message of its own into the very conversation in which it was asked, that is in
 * sight and there is nothing to add.
 */
export async function showReply(
  edge: Edge,
  { screen, wroteTo }: Reply,
  { who, askedIn, conversation, how = 'opened' }: Asked,
  answer: Answer,
): Promise<void> {
  if (wroteTo !== undefined && wroteTo === conversation) return await answer.arrived()
  await showScreen(edge, who, screen, askedIn, answer, how)
}

/** Shows what was asked for, or, where that does not work, at least lets the request be over: what was kept is kept. */
async function showScreen(
  edge: Edge,
  who: Sender,
  screen: Screen,
  askedIn: AskedIn,
  answer: Answer,
  how: FormShown,
): Promise<void> {
  const place = placeIn(askedIn, screen)
  try {
    const shown = await (place === 'window'
      ? openWindow(edge, await windowOf(edge, who, screen, how), answer)
      : showCard(screen, place, answer))
    if (shown.kind === 'shown') return
    edge.log.warn({ shown, screen: screen.kind, place }, 'reply was not shown')
    const hasAside = askedIn !== 'window' && askedIn !== 'page'
    if (place !== 'window' || !hasAside) return
    // What was done is said, even where the window for it did not come.
    const isWindow = placeOf(screen) === 'window'
    await showCard(isWindow ? { kind: 'notice', notice: notOpened(shown) } : screen, 'aside', answer)
  } finally {
    await answer.arrived()
  }
}

async function showCard(screen: Screen, place: 'message' | 'aside', answer: Answer): Promise<Shown> {
  return place === 'message' ? await answer.replace(cardFor(screen)) : await answer.aside(cardFor(screen))
}

async function openWindow({ world }: Edge, window: WindowCard, answer: Answer): Promise<Shown> {
  return await callNow(world, answer.windowLimits, () => answer.window(window))
}

/** On a page and in a window there is no message to change, and nothing beside it. */
function placeIn(askedIn: AskedIn, screen: Screen): Place {
  const place = placeOf(screen)
  switch (askedIn) {
    case 'message':
      return place
    case 'lasting':
      // A digest's own answer takes the place of the decision in it.
      return place === 'message' && screen.kind !== 'digest' && screen.kind !== 'digests' ? 'window' : place
    case 'words':
      return place === 'message' ? 'aside' : place
    case 'window':
    case 'page':
      return 'window'
  }
}

function notOpened(shown: Exclude<Shown, { readonly kind: 'shown' }>): Notice {
  return shown.kind === 'limited' ? busyNotice(shown.retryAfterMs) : 'went-wrong'
}

import type { DailyScreen, PostponedScreen, UnreachableScreen } from '../../../domain/screens/asking-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'
import { sessionButtons } from '../sessions/session-buttons.ts'

const mostNoteChars = 400
const mostNotes = 5
const mostNames = 10

/** The invitation of the day, its reminder, or what Later asked for. */
export function dailyCard(screen: DailyScreen): Card {
  const { campaignId, sessionMinutes, guidelineNews } = screen
  return {
    title: said.asking.itemsWaitSpoken(screen),
    step: screen.why,
    parts: [
      { kind: 'text', words: said.asking.itemsWait(screen) },
      ...(guidelineNews === null ? [] : newsParts(guidelineNews, campaignId)),
      { kind: 'text', words: [said.asking.howMuchTime] },
      { kind: 'controls', controls: [...sessionButtons(campaignId, sessionMinutes), ...notNow(campaignId)] },
      ...(screen.why === 'reminder' ? [{ kind: 'small', text: said.asking.noMoreReminders } as const] : []),
    ],
  }
}

/** In the place of an invitation that a newer one has followed. */
export function askedAnewCard(): Card {
  const text = said.asking.askedAnew
  return { title: text, step: 'asked-anew', parts: [{ kind: 'small', text }] }
}

/** What an invitation can be answered with beside a session. */
export function notNow(campaignId: string): Control[] {
  return [
    button(said.asking.later, { kind: 'later', campaignId }),
    button(said.asking.notToday, { kind: 'not-today', campaignId }),
    button(said.asking.settings, { kind: 'settings' }),
  ]
}

function newsParts(news: readonly string[], campaignId: string): Part[] {
  const entries: Words[] = news.slice(-mostNotes).map((note) => [cutText(note, mostNoteChars).shown])
  return [
    { kind: 'text', words: [{ strong: said.asking.guidelineChanged }] },
    ...(entries.length === 0 ? [] : [{ kind: 'list', entries } as const]),
    { kind: 'controls', controls: [button(said.asking.readGuideline, { kind: 'guide', campaignId })] },
  ]
}

export function postponedCard(screen: PostponedScreen): Card {
  const { campaignId, sessionMinutes, choices } = screen
  const rather = choices.map((one) => button(said.asking.rather(one), { kind: 'ask-at', campaignId, when: one.when }))
  return {
    title: said.asking.postponedSpoken(screen),
    step: 'postponed',
    parts: [
      { kind: 'text', words: said.asking.postponed(screen) },
      ...(rather.length === 0 ? [] : [{ kind: 'controls', controls: rather } as const]),
      {
        kind: 'controls',
        controls: [...sessionButtons(campaignId, sessionMinutes), button(said.asking.settings, { kind: 'settings' })],
      },
    ],
  }
}

export function unreachableCard({ personName, campaignNames }: UnreachableScreen): Card {
  return {
    title: said.asking.outOfReachSpoken(personName),
    step: 'unreachable',
    parts: [
      { kind: 'text', words: said.asking.outOfReach(personName, campaignNames.slice(0, mostNames)) },
      { kind: 'small', text: said.asking.sentOnceTo(campaignNames.length) },
    ],
  }
}

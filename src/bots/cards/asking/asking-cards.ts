import type { DailyScreen, PostponedScreen, UnreachableScreen } from '../../../domain/screens/asking-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { count, roughItems } from '../../words/en/count.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'
import { sessionButtons } from '../sessions/session-buttons.ts'

const mostNoteChars = 400
const mostNotes = 5

/** The invitation of the day, its reminder, or what Later asked for. */
export function dailyCard(screen: DailyScreen): Card {
  const { campaignId, campaignName, sessionMinutes, guidelineNews } = screen
  const said = `${openings[screen.why]}${roughItems(screen.left).toLowerCase()} ${screen.why === 'reminder' ? 'still wait' : 'wait'} for you.`
  return {
    title: `${campaignName}: ${said} Choose 5, 10 or 20 minutes, or Later.`,
    step: screen.why,
    parts: [
      { kind: 'text', words: [{ strong: `${campaignName}: ` }, said] },
      ...(guidelineNews === null ? [] : newsParts(guidelineNews, campaignId)),
      { kind: 'text', words: ['How much time do you have now?'] },
      { kind: 'controls', controls: [...sessionButtons(campaignId, sessionMinutes), ...notNow(campaignId)] },
      ...(screen.why === 'reminder' ? [{ kind: 'small', text: 'No more reminders today.' } as const] : []),
    ],
  }
}

const openings: Readonly<Record<DailyScreen['why'], string>> = {
  daily: '',
  reminder: '',
  later: 'as you asked, here again: ',
}

/** What an invitation can be answered with beside a session. */
export function notNow(campaignId: string): Control[] {
  return [
    button('Later', { kind: 'later', campaignId }),
    button('Not today', { kind: 'not-today', campaignId }),
    button('Settings', { kind: 'settings' }),
  ]
}

function newsParts(news: readonly string[], campaignId: string): Part[] {
  const entries: Words[] = news.slice(-mostNotes).map((note) => [cutText(note, mostNoteChars).shown])
  return [
    { kind: 'text', words: [{ strong: 'The guideline has changed since you last worked on this.' }] },
    ...(entries.length === 0 ? [] : [{ kind: 'list', entries } as const]),
    { kind: 'controls', controls: [button('Read the guideline', { kind: 'guide', campaignId })] },
  ]
}

export function postponedCard({ campaignId, campaignName, sessionMinutes, againAt }: PostponedScreen): Card {
  const said =
    againAt === null
      ? 'not today, then. Nothing more comes today; to start anyway, do it from here or type '
      : `later it is. I ask again at about ${againAt}; to start before, do it from here or type `
  return {
    title: `${campaignName}: ${againAt === null ? 'nothing more comes today.' : `later it is, at about ${againAt}.`}`,
    step: 'postponed',
    parts: [
      { kind: 'text', words: [{ strong: `${campaignName}: ` }, said, { command: '' }, '.'] },
      {
        kind: 'controls',
        controls: [...sessionButtons(campaignId, sessionMinutes), button('Settings', { kind: 'settings' })],
      },
    ],
  }
}

export function unreachableCard({ personName, campaignNames }: UnreachableScreen): Card {
  const shown = campaignNames.slice(0, 10).join(', ')
  return {
    title: `No message reaches ${personName} any more.`,
    step: 'unreachable',
    parts: [
      {
        kind: 'text',
        words: [
          { strong: `No message reaches ${personName} any more. ` },
          `Their account may be closed, or they have blocked the app. They annotate in ${shown}. All they answered is saved, and they are asked again as soon as they do something here. Should somebody else take their part, use `,
          { command: 'invite' },
          '.',
        ],
      },
      { kind: 'small', text: `Sent once, to the leads of ${count(campaignNames.length, 'campaign')}.` },
    ],
  }
}

import { cardFor, isWindow, windowFor } from '../../../src/bots/cards/card-for.ts'
import { homeCard } from '../../../src/bots/cards/home/home-card.ts'
import { plainer } from '../../../src/bots/edge/plainer.ts'
import { renderCard as slackCard } from '../../../src/bots/slack/render.ts'
import { renderWindow as slackWindow } from '../../../src/bots/slack/render-window.ts'
import { renderCard as teamsCard } from '../../../src/bots/teams/render.ts'
import { renderWindow as teamsWindow } from '../../../src/bots/teams/render-window.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { shownTexts } from '../../support/shown-texts.ts'
import { calmScreen, stringsIn } from './calm-screen.ts'
import { unfitWords } from './unfit-words.ts'

/** What is unfit in how a screen is drawn, in a message and in a window, on both platforms; other people's words aside. */
export function unfitScreen(screen: Screen): string[] {
  const calm = calmScreen(screen)
  const theirs = new Set(stringsIn(calm))
  const cards = calm.kind === 'home' ? [homeCard(calm)] : isWindow(calm) ? [] : [cardFor(calm)]
  const window = windowFor(calm)
  const drawn = [
    ...cards.flatMap((card) => [slackCard(card), teamsCard(plainer(card))]),
    slackWindow(window),
    teamsWindow(window, { again: { words: 'again' }, from: 0 }),
  ]
  const found = drawn.flatMap(shownTexts).flatMap((text) => unfitWords(text, (words) => theirs.has(words)))
  return [...new Set(found)]
}

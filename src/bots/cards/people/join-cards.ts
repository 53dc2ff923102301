import type { JoinOverScreen, JoinRequestScreen, JoinScreen } from '../../../domain/screens/join-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part, type PointFirst } from '../card.ts'

const mostNameChars = 80
const mostRenamed = 5

export function joinCard(screen: JoinScreen): Card {
  const names = { here: shortly(screen.here), there: shortly(screen.there) }
  return screen.kind === 'join-request' ? requestCard({ ...screen, ...names }) : overCard({ ...screen, ...names })
}

function requestCard(screen: JoinRequestScreen): Card {
  const { asks, means, untilThen } = said.joining
  const { stage, days } = screen
  const point = stage === 'to-confirm' ? asks(screen) : said.joining[stage](screen)
  return {
    title: spoken(point),
    step: `join-request-${stage}`,
    parts: [
      { kind: 'text', words: point },
      ...(stage === 'to-confirm' ? [{ kind: 'list', entries: means } as const] : []),
      { kind: 'small', text: untilThen(days) },
      { kind: 'controls', controls: controlsOf(screen) },
    ],
  }
}

function controlsOf({ requestId, stage }: JoinRequestScreen): Control[] {
  const { confirm, sure, decline, takeBack } = said.joining
  const refuse = button(stage === 'to-confirm' ? decline : takeBack, { kind: 'join-decline', requestId })
  if (stage !== 'to-confirm') return [refuse]
  const intent = { kind: 'join-confirm', requestId } as const
  return [{ kind: 'button', text: confirm, spoken: null, intent, confirm: sure }, refuse]
}

function overCard(screen: JoinOverScreen): Card {
  const { joined, linked, renamed, notJoined } = said.joining
  const point = screen.how === 'joined' ? joined(screen) : notJoined(screen)
  const told = screen.renamed.slice(0, mostRenamed)
  const parts: Part[] = [{ kind: 'text', words: point }]
  if (screen.linked) parts.push({ kind: 'text', words: linked })
  if (told.length > 0) parts.push({ kind: 'text', words: [renamed(told)] })
  return { title: spoken(point), step: 'join-over', parts }
}

function spoken([{ strong }]: PointFirst): string {
  return strong.trim()
}

function shortly(name: string): string {
  return cutText(name, mostNameChars).shown
}

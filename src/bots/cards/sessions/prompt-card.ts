import { answerKey, labelIdsOf, orderOf } from '../../../domain/answer.ts'
import type { PromptScreen } from '../../../domain/screens/screen.ts'
import { skipReasons } from '../../../domain/session.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part } from '../card.ts'
import type { Giving } from '../task-types/ask.ts'
import { asks } from '../task-types/asks.ts'
import { itemParts, textsOf } from './item-parts.ts'
import { aboveIt, labelsAsShown, redoButton, undoButton } from './kept-line.ts'

const spokenItemChars = 300
const spokenLabels = 10

export function promptCard(screen: PromptScreen): Card {
  const { parts, wasCut } = itemParts(screen.content)
  const { sessionId, position, revision } = screen.offer
  const readAll = button(said.prompts.buttons.readAll, { kind: 'read-all', offer: screen.offer })
  const item = [...parts, ...(wasCut ? [controls(readAll)] : [])]
  const asked: Part[] = [
    { kind: 'text', words: [{ strong: question(screen) }] },
    ...(screen.asking === 'skip-reason' ? [] : asks[screen.taskType].explain(screen.labels)),
  ]
  return {
    title: spoken(screen),
    step: `${sessionId.slice(-8)}-${position}-${revision}-${screen.asking}${screen.soFar ? `-${answerKey(screen.soFar)}` : ''}`,
    parts: [
      { kind: 'small', text: said.prompts.placeIn(screen.campaignName, screen.place, screen.isFlagged === true) },
      { kind: 'line', text: aboveIt(screen) ?? said.prompts.nothingKeptYet, button: undoButton(screen) },
      ...(asks[screen.taskType].asksFirst === true ? [...asked, ...item] : [...item, ...asked]),
      ...(screen.asking === 'label' ? askLabel(screen) : []),
      ...(screen.asking === 'closest' ? askClosest(screen) : []),
      ...(screen.asking === 'skip-reason' ? askReason(screen) : []),
    ],
  }
}

function question({ asking, taskType }: PromptScreen): string {
  if (asking === 'skip-reason') return said.prompts.whySkip
  return asking === 'closest' ? said.prompts.whyClosest : said.taskTypes[taskType].question
}

function askLabel(screen: PromptScreen): Part[] {
  const { offer } = screen
  return [
    answerControls(screen),
    controls(
      button(said.prompts.buttons.skip, { kind: 'skip', offer }),
      button(said.prompts.buttons.notSure, { kind: 'not-sure', offer }),
      {
        kind: 'menu',
        options: [
          { text: said.prompts.buttons.flag, intent: { kind: 'flag', offer } },
          { text: said.prompts.buttons.guide, intent: { kind: 'guide', campaignId: offer.campaignId } },
          { text: said.prompts.buttons.stop, intent: { kind: 'stop', offer } },
        ],
      },
      ...redoButton(screen),
    ),
  ]
}

function askClosest(screen: PromptScreen): Part[] {
  return [
    { kind: 'small', text: said.prompts.guessHelps },
    answerControls(screen),
    controls(button(said.prompts.buttons.back, { kind: 'back', offer: screen.offer })),
  ]
}

function askReason({ offer }: PromptScreen): Part[] {
  const reasons = skipReasons.map((reason) =>
    button(said.prompts.skipReasons[reason], { kind: 'skip-because', offer, reason }),
  )
  return [
    { kind: 'small', text: said.prompts.neverAgain },
    controls(...reasons),
    controls(button(said.prompts.buttons.back, { kind: 'back', offer })),
  ]
}

function answerControls(screen: PromptScreen): Part {
  const { taskType, offer, ticked, before, content, soFar } = screen
  const labels = labelsAsShown(screen, content.shownOrder)
  const chosen = ticked ?? (before?.kind === 'answered' ? before.answer : null)
  const { writes } = asks[taskType]
  if (writes !== undefined) return controls(...writes(content, offer))
  const ids = soFar !== undefined ? orderOf(soFar) : chosen === null ? [] : labelIdsOf(chosen)
  const give: Giving = (answer, isSoFar) => ({ kind: isSoFar ?? 'answer', offer, answer })
  return controls(...asks[taskType].controls(labels, give, ids))
}

function spoken(screen: PromptScreen): string {
  const { campaignName, place, content } = screen
  const labels = labelsAsShown(screen, content.shownOrder)
  const texts = textsOf(screen.content)
  return said.prompts.spoken({
    campaignName,
    place,
    item: texts.map(({ name, text }) => ({ name, text: cutText(text, spokenItemChars / texts.length).shown })),
    question: question(screen),
    above: sentence(aboveIt(screen)),
    labels:
      screen.asking === 'skip-reason' || labels.length === 0
        ? null
        : {
            some: labels.slice(0, spokenLabels).map(({ name }) => name),
            areMore: labels.length > spokenLabels,
          },
  })
}

function sentence(text: string | null): string {
  return text === null || /[.!?]$/.test(text) ? (text ?? '') : `${text}.`
}

function controls(...all: Control[]): Part {
  return { kind: 'controls', controls: all }
}

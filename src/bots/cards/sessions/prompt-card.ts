import { labelsAnswer } from '../../../domain/answer.ts'
import type { Label } from '../../../domain/labels/label.ts'
import type { PromptScreen } from '../../../domain/screens/screen.ts'
import { skipReasons } from '../../../domain/session.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part } from '../card.ts'
import { itemParts, textsOf } from './item-parts.ts'

/** Up to this many labels are buttons; more are a menu to choose from. */
const mostButtons = 5
const spokenItemChars = 300
const spokenLabels = 10

export function promptCard(screen: PromptScreen): Card {
  const { parts, wasCut } = itemParts(screen.content)
  const { sessionId, position, revision } = screen.offer
  return {
    title: spoken(screen),
    step: `${sessionId.slice(-8)}-${position}-${revision}-${screen.asking}`,
    parts: [
      { kind: 'small', text: said.prompts.placeIn(screen.campaignName, screen.place) },
      ...parts,
      ...(wasCut ? [controls(button(said.prompts.buttons.readAll, { kind: 'read-all', offer: screen.offer }))] : []),
      { kind: 'text', words: [{ strong: question(screen) }] },
      ...(screen.taskType === 'rating' && screen.asking !== 'skip-reason' ? [scaleEnds(screen.labels)] : []),
      ...(screen.asking === 'label' ? askLabel(screen) : []),
      ...(screen.asking === 'closest' ? askClosest(screen) : []),
      ...(screen.asking === 'skip-reason' ? askReason(screen) : []),
    ],
  }
}

function question({ asking, taskType }: PromptScreen): string {
  if (asking === 'skip-reason') return said.prompts.whySkip
  return asking === 'closest' ? said.prompts.whyClosest : said.prompts.question[taskType]
}

function askLabel(screen: PromptScreen): Part[] {
  const { offer } = screen
  return [
    labelControls(screen),
    controls(
      ...(screen.canUndo ? [button(said.prompts.buttons.undo, { kind: 'undo', offer })] : []),
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
    ),
  ]
}

function askClosest(screen: PromptScreen): Part[] {
  return [
    { kind: 'small', text: said.prompts.guessHelps },
    labelControls(screen),
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

/** All labels in one block. One tap answers, except where several labels may fit. */
function labelControls({ taskType, labels, offer }: PromptScreen): Part {
  if (taskType === 'multi-choice') {
    const ticks = labels.map(({ id, name }) => ({ text: name, labelId: id }))
    return controls(
      { kind: 'ticks', placeholder: said.prompts.chooseSeveral, ticks },
      { kind: 'done', text: said.prompts.buttons.done, intent: { kind: 'answer', offer, answer: labelsAnswer([]) } },
    )
  }
  const options = labels.map((label) => ({
    text: label.name,
    spoken:
      taskType === 'rating' && label.definition !== '' ? said.prompts.meaning(label.name, label.definition) : null,
    intent: { kind: 'answer', offer, answer: labelsAnswer([label.id]) } as const,
  }))
  if (options.length <= mostButtons)
    return controls(...options.map((option): Control => ({ kind: 'button', ...option })))
  return controls({
    kind: 'select',
    placeholder: taskType === 'rating' ? said.prompts.chooseRating : said.prompts.chooseLabel,
    options: options.map(({ text, intent }) => ({ text, intent })),
  })
}

/** What the two ends of a rating scale mean. */
function scaleEnds(labels: readonly Label[]): Part {
  const ends = [labels[0], labels.at(-1)].flatMap((label) => (label === undefined ? [] : [label]))
  const meanings = ends.map(({ name, definition }) =>
    definition === '' ? name : said.prompts.meaning(name, definition),
  )
  return { kind: 'small', text: meanings.join(' · ') }
}

function spoken(screen: PromptScreen): string {
  const { campaignName, place, labels } = screen
  const texts = textsOf(screen.content)
  return said.prompts.spoken({
    campaignName,
    place,
    item: texts.map(({ name, text }) => ({ name, text: cutText(text, spokenItemChars / texts.length).shown })),
    question: question(screen),
    labels:
      screen.asking === 'skip-reason'
        ? null
        : {
            some: labels.slice(0, spokenLabels).map(({ name }) => name),
            areMore: labels.length > spokenLabels,
          },
  })
}

function controls(...all: Control[]): Part {
  return { kind: 'controls', controls: all }
}

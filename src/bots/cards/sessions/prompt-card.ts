import { labelIdsOf } from '../../../domain/answer.ts'
import type { Label } from '../../../domain/labels/label.ts'
import type { PromptScreen } from '../../../domain/screens/screen.ts'
import { type LastDone, skipReasons } from '../../../domain/session.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { type ButtonControl, button, type Card, type Control, type Part } from '../card.ts'
import { asks } from '../task-types/asks.ts'
import { itemParts, textsOf } from './item-parts.ts'

const spokenItemChars = 300
const spokenLabels = 10
/** Characters of a label's name above the prompt that comes behind its item. */
const keptLabelChars = 60

export function promptCard(screen: PromptScreen): Card {
  const { parts, wasCut } = itemParts(screen.content)
  const { sessionId, position, revision } = screen.offer
  return {
    title: spoken(screen),
    step: `${sessionId.slice(-8)}-${position}-${revision}-${screen.asking}`,
    parts: [
      { kind: 'small', text: said.prompts.placeIn(screen.campaignName, screen.place, screen.isFlagged === true) },
      { kind: 'line', text: aboveIt(screen) ?? said.prompts.nothingKeptYet, button: undoButton(screen) },
      ...parts,
      ...(wasCut ? [controls(button(said.prompts.buttons.readAll, { kind: 'read-all', offer: screen.offer }))] : []),
      { kind: 'text', words: [{ strong: question(screen) }] },
      ...(screen.asking === 'skip-reason' ? [] : asks[screen.taskType].explain(screen.labels)),
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

/** What was kept last and what Undo would take back, or what is to be said for this moment; null before the first answer. */
function aboveIt({ note, before, last, labels }: PromptScreen): string | null {
  if (note !== undefined) return said.prompts.notes[note]
  if (before !== undefined) return said.prompts.takenBack(inWords(before, labels))
  return last === undefined ? null : said.prompts.kept(inWords(last, labels))
}

function inWords(done: LastDone, labels: readonly Label[]) {
  if (done.kind === 'skipped') return done
  const ids = labelIdsOf(done.answer)
  const names = labels.filter(({ id }) => ids.includes(id)).map(({ name }) => cutText(name, keptLabelChars).shown)
  return { ...done, names }
}

/** It has its place from the first prompt on, so that nothing else is ever where it was. */
function undoButton({ offer }: PromptScreen): ButtonControl {
  return button(said.prompts.buttons.undo, { kind: 'undo', offer })
}

/** Gives again what was taken back. A guess is asked for as one, with its label marked. */
function redoButton({ before, offer }: PromptScreen): readonly Control[] {
  if (before === undefined) return []
  const { redo } = said.prompts.buttons
  if (before.kind === 'skipped') return [button(redo, { kind: 'skip-because', offer, reason: before.reason })]
  if (before.isGuess) return [button(redo, { kind: 'not-sure', offer })]
  return [button(redo, { kind: 'answer', offer, answer: before.answer })]
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

function answerControls({ taskType, labels, offer, ticked, before }: PromptScreen): Part {
  const chosen = ticked ?? (before?.kind === 'answered' ? before.answer : null)
  const ids = chosen === null ? [] : labelIdsOf(chosen)
  return controls(...asks[taskType].controls(labels, (answer) => ({ kind: 'answer', offer, answer }), ids))
}

function spoken(screen: PromptScreen): string {
  const { campaignName, place, labels } = screen
  const texts = textsOf(screen.content)
  return said.prompts.spoken({
    campaignName,
    place,
    item: texts.map(({ name, text }) => ({ name, text: cutText(text, spokenItemChars / texts.length).shown })),
    question: question(screen),
    above: sentence(aboveIt(screen)),
    labels:
      screen.asking === 'skip-reason'
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

import { type Answer, labelIdsOf, orderOf } from '../../../domain/answer.ts'
import type { ShownOrder } from '../../../domain/item.ts'
import type { Label } from '../../../domain/labels/label.ts'
import type { PromptScreen } from '../../../domain/screens/screen.ts'
import type { LastDone } from '../../../domain/session.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { type ButtonControl, button, type Control } from '../card.ts'
import { asks } from '../task-types/asks.ts'

/** Characters of a label's name, or of what was written, above the prompt that comes behind its item. */
const keptLabelChars = 60

/** What was kept last and what Undo would take back, or what is to be said for this moment; null before the first answer. */
export function aboveIt(screen: PromptScreen): string | null {
  const { note, before, last, soFar } = screen
  const inWords = (done: LastDone) => doneInWords(done, labelsAsShown(screen, done.shownOrder))
  if (note !== undefined) return said.prompts.notes[note]
  if (soFar !== undefined) return said.prompts.soFar(namesIn(soFar, labelsAsShown(screen, screen.content.shownOrder)))
  if (before !== undefined) return said.prompts.takenBack(inWords(before))
  return last === undefined ? null : said.prompts.kept(inWords(last))
}

function doneInWords(done: LastDone, labels: readonly Label[]) {
  if (done.kind === 'skipped') return done
  return { ...done, names: namesIn(done.answer, labels) }
}

/** The names of the labels of an answer, in its order where it is one. */
function namesIn(answer: Answer, labels: readonly Label[]): readonly string[] {
  if (answer.kind === 'text') return [cutText(answer.text.replaceAll(/\s+/gu, ' '), keptLabelChars).shown]
  const ids = labelIdsOf(answer)
  const chosen =
    answer.kind === 'order'
      ? answer.order.flatMap((id) => labels.filter((label) => label.id === id))
      : labels.filter(({ id }) => ids.includes(id))
  return chosen.map(({ name }) => cutText(name, keptLabelChars).shown)
}

/** It has its place from the first prompt on, so that nothing else is ever where it was. */
export function undoButton({ offer, soFar }: PromptScreen): ButtonControl {
  if (soFar !== undefined) return button(said.prompts.buttons.undo, { kind: 'so-far', offer, answer: oneLess(soFar) })
  return button(said.prompts.buttons.undo, { kind: 'undo', offer })
}

/** An order without its last step. */
export function oneLess(soFar: Answer): Answer {
  return { kind: 'order', order: orderOf(soFar).slice(0, -1) }
}

/** Gives again what was taken back. A guess is asked for as one, with its label marked. */
export function redoButton({ before, offer }: PromptScreen): readonly Control[] {
  if (before === undefined) return []
  const { redo } = said.prompts.buttons
  if (before.kind === 'skipped') return [button(redo, { kind: 'skip-because', offer, reason: before.reason })]
  if (before.isGuess) return [button(redo, { kind: 'not-sure', offer })]
  if (before.answer.kind === 'text') return [button(redo, { kind: 'answer-again', offer })]
  return [button(redo, { kind: 'answer', offer, answer: before.answer })]
}

/** By the names under which the person sees them, or saw them in another prompt. */
export function labelsAsShown({ taskType, labels }: PromptScreen, order: ShownOrder | undefined): readonly Label[] {
  return order === undefined ? labels : (asks[taskType].shownLabels?.(labels, order) ?? labels)
}

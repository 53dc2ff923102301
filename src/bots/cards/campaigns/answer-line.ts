import type { Label } from '../../../domain/labels/label.ts'
import { type TaskTypeName, taskTypes } from '../../../domain/task-types/task-types.ts'
import { said } from '../../words/said.ts'
import type { Control, Part } from '../card.ts'
import { asks } from '../task-types/asks.ts'

const offer = { campaignId: '', sessionId: '', position: 1, revision: 0 }

/** What an expert will tap below each item, in words: no platform has buttons that do nothing. */
export function answerLine(taskType: TaskTypeName, labels: readonly Label[]): Part[] {
  if (labels.length === 0) return []
  const { shownLabels, controls } = asks[taskType]
  const order = taskTypes[taskType].columns.join('')
  const drawn = controls(shownLabels?.(labels, order) ?? labels, (answer) => ({ kind: 'answer', offer, answer }), [])
  const { skip, notSure } = said.prompts.buttons
  const words = [...drawn.flatMap(inWords), said.preview.asButton(skip), said.preview.asButton(notSure)]
  return [
    { kind: 'text', words: [{ strong: said.preview.answeredBy }] },
    { kind: 'small', text: words.join('  ') },
  ]
}

function inWords(control: Control): string[] {
  switch (control.kind) {
    case 'button':
    case 'done':
      return [said.preview.asButton(control.text)]
    case 'select':
      return [said.preview.asList(control.options.map(({ text }) => text))]
    case 'ticks':
      return control.ticks.map(({ text }) => said.preview.asTick(text))
    case 'menu':
      return []
  }
}

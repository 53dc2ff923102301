import { limits } from '../../../domain/limits.ts'
import { said } from '../../words/said.ts'
import { button } from '../card.ts'
import type { Asks } from './ask.ts'

/** A window to write in; a draft that is right already is one tap. */
export const askText: Asks = {
  explain: () => [],
  inGuide: () => [
    { kind: 'text', words: [{ strong: said.taskTypes.text.question }] },
    { kind: 'list', entries: said.reading.texts },
  ],
  controls: () => [],
  reviewControls: () => [],
  writes: ({ draft }, offer) =>
    draft === undefined
      ? [{ ...button(said.prompts.buttons.write, { kind: 'write', offer }), isMain: true }]
      : [
          { ...button(said.prompts.buttons.correct, { kind: 'write', offer }), isMain: true },
          button(said.prompts.buttons.asItIs, { kind: 'as-it-is', offer }),
        ],
  reviewWrites({ draft }, offer) {
    const { write, correct } = said.prompts.buttons
    return [{ ...button(draft === undefined ? write : correct, { kind: 'review-write', offer }), isMain: true }]
  },
  field: (_, answer) => ({
    kind: 'lines',
    initial: answer.kind === 'text' ? answer.text : '',
    most: limits.answerText,
  }),
}

import { limits } from '../../../domain/limits.ts'
import type { WriteFormScreen } from '../../../domain/screens/screen.ts'
import { said } from '../../words/said.ts'
import type { WindowCard } from '../card.ts'
import { itemParts } from './item-parts.ts'

/** The item once more, and the field to write in; what is to be corrected stands in the field alone. */
export function writeWindow({ content, initial, over, problem }: WriteFormScreen): WindowCard {
  const { draft, ...shown } = content
  const words = said.writing[draft === undefined ? 'fresh' : 'draft']
  return {
    heading: words.heading,
    parts: [
      ...(problem === undefined ? [] : [{ kind: 'text', words: [{ strong: said.problems.of(problem) }] } as const]),
      ...itemParts(shown).parts,
      {
        kind: 'field',
        name: 'answer',
        label: words.label,
        hint: null,
        optional: false,
        input: { kind: 'lines', initial, most: limits.answerText },
      },
    ],
    submit: { text: said.writing.submit[over.kind], form: 'write', intent: over },
    close: said.windows.cancel,
    closesAll: false,
  }
}

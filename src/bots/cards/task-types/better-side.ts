import { pairwiseSides } from '../../../domain/task-types/pairwise.ts'
import { said } from '../../words/said.ts'
import type { Asks } from './ask.ts'
import { askOneLabel } from './one-label.ts'

/** One tap on a side, or on neither. Which text stands first is drawn, so a side is called by its place. */
export const askBetterSide: Asks = {
  ...askOneLabel,
  asksFirst: true,
  inGuide: () => [
    { kind: 'text', words: [{ strong: said.taskTypes.pairwise.question }] },
    { kind: 'list', entries: said.reading.sides },
  ],
  shownLabels(labels, order) {
    const { first, second } = said.prompts.places
    const [upper, lower] = order === 'ab' ? [pairwiseSides.a, pairwiseSides.b] : [pairwiseSides.b, pairwiseSides.a]
    const named = (id: number, name: string) => labels.flatMap((label) => (label.id === id ? [{ ...label, name }] : []))
    const sides = new Set<number>([upper, lower])
    return [...named(upper, first), ...named(lower, second), ...labels.filter(({ id }) => !sides.has(id))]
  },
}

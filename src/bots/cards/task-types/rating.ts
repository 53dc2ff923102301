import type { Label } from '../../../domain/labels/label.ts'
import { said } from '../../words/said.ts'
import type { Part } from '../card.ts'
import type { Asks } from './ask.ts'
import { askOneLabel, oneOfLabels } from './one-label.ts'

/** One tap on a step, whose ends say what they mean. */
export const askRating: Asks = {
  ...askOneLabel,
  explain: (labels) => [scaleEnds(labels)],
  controls: (labels, give, chosen) => oneOfLabels(labels, give, said.prompts.chooseRating, withMeaning, chosen),
}

function withMeaning({ name, definition }: Label): string | null {
  return definition === '' ? null : said.prompts.meaning(name, definition)
}

/** What the two ends of a rating scale mean. */
function scaleEnds(labels: readonly Label[]): Part {
  const ends = [labels[0], labels.at(-1)].flatMap((label) => (label === undefined ? [] : [label]))
  return { kind: 'small', text: said.prompts.scaleEnds(ends) }
}

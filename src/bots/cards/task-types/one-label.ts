import { labelIdsOf, labelsAnswer } from '../../../domain/answer.ts'
import type { Label } from '../../../domain/labels/label.ts'
import { said } from '../../words/said.ts'
import type { Control } from '../card.ts'
import type { Asks, Giving } from './ask.ts'

/** Up to this many labels are buttons; more are a menu to choose from. */
export const mostButtons = 5

/** One tap answers. */
export const askOneLabel: Asks = {
  explain: () => [],
  controls: (labels, give) => oneOfLabels(labels, give, said.prompts.chooseLabel, () => null),
  reviewControls: (labels, give) => oneOfLabels(labels, give, said.prompts.chooseLabel, () => null),
  field: (labels, answer) => ({
    kind: 'one-of',
    options: labels.map(({ id, name }) => ({ value: String(id), text: name })),
    initial: labelIdsOf(answer).map(String)[0] ?? '',
  }),
}

/** @param spoken what a screen reader says of a label instead of its name; null for the name */
export function oneOfLabels(
  labels: readonly Label[],
  give: Giving,
  placeholder: string,
  spoken: (label: Label) => string | null,
): readonly Control[] {
  const options = labels.map((label) => ({ text: label.name, intent: give(labelsAnswer([label.id])) }))
  if (labels.length > mostButtons) return [{ kind: 'select', placeholder, options }]
  return labels.map((label) => ({
    kind: 'button',
    text: label.name,
    spoken: spoken(label),
    intent: give(labelsAnswer([label.id])),
  }))
}

import { labelIdsOf, labelsAnswer } from '../../../domain/answer.ts'
import type { Label } from '../../../domain/labels/label.ts'
import { said } from '../../words/said.ts'
import type { Control } from '../card.ts'
import type { Asks, Giving } from './ask.ts'

/** Up to so many labels are buttons; of more, up to `mostShort`, only short ones; all else is a menu to choose from. */
const mostButtons = 5
const mostShort = 10
const shortChars = 20

/** One tap answers. */
export const askOneLabel: Asks = {
  explain: () => [],
  controls: (labels, give, chosen) => oneOfLabels(labels, give, said.prompts.chooseLabel, () => null, chosen),
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
  chosen: readonly number[] = [],
): readonly Control[] {
  const options = labels.map((label) => ({ text: label.name, intent: give(labelsAnswer([label.id])) }))
  const initial = labels.findIndex(({ id }) => chosen.includes(id))
  if (!areButtons(labels)) return [{ kind: 'select', placeholder, options, ...(initial === -1 ? {} : { initial }) }]
  return labels.map((label, at) => ({
    kind: 'button',
    text: at === initial ? said.prompts.marked(label.name) : label.name,
    spoken: at === initial ? said.prompts.chosenBefore(spoken(label) ?? label.name) : spoken(label),
    intent: give(labelsAnswer([label.id])),
  }))
}

/** No platform puts buttons in columns: many long ones would fill a phone. */
export function areButtons(labels: readonly Label[]): boolean {
  if (labels.length <= mostButtons) return true
  return labels.length <= mostShort && labels.every(({ name }) => name.length <= shortChars)
}

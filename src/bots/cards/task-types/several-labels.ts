import { labelIdsOf, labelsAnswer } from '../../../domain/answer.ts'
import type { Label } from '../../../domain/labels/label.ts'
import { said } from '../../words/said.ts'
import { button, type Control } from '../card.ts'
import type { Asks, Giving } from './ask.ts'

/** Ticks, and a button that sends all that is ticked. */
export const askSeveralLabels: Asks = {
  explain: () => [],
  controls: ticks,
  reviewControls: ticks,
  field: (labels, answer) => ({
    kind: 'some-of',
    options: labels.map(({ id, name }) => ({ value: String(id), text: name })),
    initial: labelIdsOf(answer).map(String),
  }),
}

/** The same with a button that says that none of them fits; ticks beside it are not sent. */
export const askLabelsOrNone: Asks = {
  ...askSeveralLabels,
  controls: ticksOrNone,
  reviewControls: ticksOrNone,
  mayBeEmpty: true,
}

function ticksOrNone(labels: readonly Label[], give: Giving, chosen: readonly number[]): readonly Control[] {
  return [...ticks(labels, give, chosen), button(said.prompts.buttons.none, give(labelsAnswer([])))]
}

function ticks(labels: readonly Label[], give: Giving, chosen: readonly number[]): readonly Control[] {
  return [
    {
      kind: 'ticks',
      placeholder: said.prompts.chooseSeveral,
      ticks: labels.map(({ id, name }) => ({
        text: name,
        labelId: id,
        ...(chosen.includes(id) ? { isTicked: true } : {}),
      })),
    },
    { kind: 'done', text: said.prompts.buttons.done, intent: give(labelsAnswer([])) },
  ]
}

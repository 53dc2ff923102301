import { orderOf } from '../../../domain/answer.ts'
import type { Label } from '../../../domain/labels/label.ts'
import { writtenOrder } from '../../../domain/task-types/ranking.ts'
import { said } from '../../words/said.ts'
import { button, type Control } from '../card.ts'
import type { Asks, Giving } from './ask.ts'

const mostTyped = 40

/** A tap for each place, the best first; the last place follows by itself. A text is called by where it stands on screen. */
export const askOrder: Asks = {
  asksFirst: true,
  explain: () => [],
  controls: nextPlace,
  reviewControls: nextPlace,
  inGuide: () => [
    { kind: 'text', words: [{ strong: said.taskTypes.ranking.question }] },
    { kind: 'list', entries: said.reading.order },
  ],
  shownLabels: (labels, order) =>
    [...order].flatMap((letter, at) =>
      labels.flatMap((label) =>
        label.name.toLowerCase() === letter ? [{ ...label, name: said.prompts.textAt(at + 1) }] : [],
      ),
    ),
  field: (_, answer) => ({ kind: 'line', initial: writtenOrder(orderOf(answer)), most: mostTyped }),
  hint: said.gold.form.orderHint,
}

function nextPlace(labels: readonly Label[], give: Giving, chosen: readonly number[]): readonly Control[] {
  const left = labels.filter(({ id }) => !chosen.includes(id))
  return left.map(({ id, name }) => {
    const order = [...chosen, id]
    const rest = left.filter((label) => label.id !== id).map((label) => label.id)
    const intent =
      rest.length <= 1 ? give({ kind: 'order', order: [...order, ...rest] }) : give({ kind: 'order', order }, 'so-far')
    return button(said.prompts.inPlace(order.length, name), intent)
  })
}

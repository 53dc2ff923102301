import { chosenColumn, columnChoices, firstItem, noColumn } from '../../../domain/forms/column-choice.ts'
import { columnUses } from '../../../domain/items/guess-columns.ts'
import { proposeLabels } from '../../../domain/items/propose-labels.ts'
import { limits } from '../../../domain/limits.ts'
import type { CampaignFormScreen } from '../../../domain/screens/campaign-form-screen.ts'
import { taskTypes } from '../../../domain/task-types/task-types.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { button, type Field, type InputOption, type Part } from '../card.ts'
import { itemParts } from '../sessions/item-parts.ts'
import { campaignField, optionalField, typedChars } from './campaign-field.ts'

type ItemsScreen = Extract<CampaignFormScreen, { step: 'items' }>

const words = said.campaignForm
const shownOfCell = 30

/** How the items are read: which column is what, and the first item as it will be seen. */
export function columnParts(screen: ItemsScreen): (Part | Field)[] {
  const { name, look, places, taskType } = screen
  const parts: (Part | Field)[] = [{ kind: 'text', words: words.itemsRead(name, look) }]
  if (look.columns.length > 1) parts.push(...choiceFields(screen), ...alsoRead(screen))
  parts.push({ kind: 'text', words: words.firstItem }, ...itemParts(firstItem(look, places, taskType)).parts)
  if (look.columns.length > 1) {
    const again = button(words.showAgain, { kind: 'campaign-step', step: 'items' })
    parts.push({ kind: 'controls', controls: [again] })
  }
  return parts
}

/** Labels, to begin with those that the known answers are made of. */
export function labelParts({ look, places, taskType }: ItemsScreen): Field[] {
  if (taskTypes[taskType].labels.kind === 'own') return []
  const proposed = proposeLabels(taskType, places.gold === null ? undefined : look.columns[places.gold])
  const initial = proposed.length <= typedChars ? proposed : ''
  return [optionalField('labels', { kind: 'lines', initial, most: typedChars })]
}

function choiceFields(screen: ItemsScreen): Field[] {
  const { look, places, taskType } = screen
  const options = columnOptions(screen)
  const asked = taskTypes[taskType].columns.length
  const choices = columnChoices(look.columns.length, taskType).map((one, at) =>
    campaignField(one, {
      kind: 'one-of',
      options: at < asked ? options : [{ value: noColumn, text: words.noColumn }, ...options],
      initial: chosenColumn(one, places),
    }),
  )
  if (look.columns.length <= asked) return choices
  const initial = places.context.slice(0, limits.contextParts).map(String)
  return [...choices, optionalField('columnContext', { kind: 'some-of', options, initial })]
}

function columnOptions({ look }: ItemsScreen): InputOption[] {
  return look.columns.map(({ name }, at) => {
    const cell = cutText((look.first[at] ?? '').replaceAll(/\s+/gu, ' ').trim(), shownOfCell).shown
    return { value: String(at), text: words.column(cutText(name, shownOfCell).shown, cell) }
  })
}

/** Columns that are taken at their names, where nothing is asked about them. */
function alsoRead({ look, places }: ItemsScreen): Part[] {
  const uses = columnUses.filter(
    (use) => use === 'draft' || use === 'explanation' || use === 'group' || use === 'image',
  )
  const read = uses.flatMap((use) => {
    const name = look.columns[places[use] ?? -1]?.name
    return name === undefined ? [] : [{ use, name: cutText(name, shownOfCell).shown }]
  })
  return read.length === 0 ? [] : [{ kind: 'small', text: words.alsoRead(read) }]
}

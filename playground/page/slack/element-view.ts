import { html } from 'htm/preact'
import type { Block } from '../../slack/blocks/block.ts'
import type { ActionsElement } from '../../slack/blocks/element.ts'
import type { InputElement } from '../../slack/blocks/input-element.ts'
import type { ConfirmDialog } from '../../slack/blocks/option.ts'
import type { Choice } from '../../slack/input-value.ts'
import type { Drawn } from '../parts/drawn.ts'
import { ButtonView } from './button-view.ts'
import { ChoiceGroup } from './choice-group.ts'
import { FileField } from './file-field.ts'
import { MultiMenu } from './multi-menu.ts'
import { OverflowMenu } from './overflow-menu.ts'
import { type ControlProps, fieldId, type Place } from './place.ts'
import { SelectMenu } from './select-menu.ts'
import { TextField } from './text-field.ts'

type Props = { readonly block: Block; readonly element: ActionsElement | InputElement; readonly place: Place }

/** Draws an interactive element and passes on what is done to it. */
export function ElementView({ block, element, place }: Props): Drawn {
  const blockId = block.block_id ?? ''
  const actionId = element.action_id ?? ''
  const value = place.values[blockId]?.[actionId] ?? null
  const choose = async (choice: Choice): Promise<boolean> => {
    const dialog: ConfirmDialog | undefined = 'confirm' in element ? element.confirm : undefined
    if (dialog !== undefined && !(await place.client.confirm(dialog))) return false
    await place.client.act(place.surface, { blockId, actionId }, choice)
    return true
  }
  const isImmediate = block.type !== 'input' || block.dispatch_action === true
  const props: ControlProps = { place, value, tied: tiesOf(block, element, place), choose, isImmediate }
  switch (element.type) {
    case 'button':
      return html`<${ButtonView} ...${props} button=${element} />`
    case 'overflow':
      return html`<${OverflowMenu} ...${props} options=${element.options} />`
    case 'radio_buttons':
    case 'checkboxes':
      return html`<${ChoiceGroup} ...${props} element=${element} name=${`${blockId}-${actionId}`} />`
    case 'multi_static_select':
    case 'multi_users_select':
      return html`<${MultiMenu} ...${props} element=${element} />`
    case 'static_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return html`<${SelectMenu} ...${props} element=${element} />`
    case 'file_input':
      return html`<${FileField} ...${props} element=${element} field=${{ blockId, actionId }} />`
    default:
      return html`<${TextField} ...${props} element=${element} />`
  }
}

/** What a picker is called where the app calls it nothing. */
const pickers: Readonly<Record<string, string>> = { datepicker: 'Date', timepicker: 'Time' }

function tiesOf(block: Block, element: ActionsElement | InputElement, place: Place): ControlProps['tied'] {
  if (block.type !== 'input') {
    const words = 'placeholder' in element ? element.placeholder?.text : undefined
    const beside = block.type === 'section' ? block.text?.text : undefined
    return { 'aria-label': words ?? beside ?? pickers[element.type] ?? null }
  }
  const id = fieldId(block.block_id ?? '')
  const hasError = place.errors[block.block_id ?? ''] !== undefined
  const described = [...(hasError ? [`${id}-error`] : []), ...(block.hint === undefined ? [] : [`${id}-hint`])].join(
    ' ',
  )
  return {
    id,
    'aria-describedby': described === '' ? null : described,
    'aria-invalid': hasError ? 'true' : null,
    'aria-required': block.optional === true ? null : 'true',
  }
}

import { html } from 'htm/preact'
import type { Block } from '../../slack/blocks/block.ts'
import type { Drawn } from '../parts/drawn.ts'
import { ElementView } from './element-view.ts'
import { fieldId, type Place } from './place.ts'
import { plainWords } from './text-view.ts'

type Props = { readonly block: Extract<Block, { type: 'input' }>; readonly place: Place }

/** A field with its label, its hint and what is wrong with it. */
export function InputBlock({ block, place }: Props): Drawn {
  const error = place.errors[block.block_id ?? '']
  const id = fieldId(block.block_id ?? '')
  const isGroup = block.element.type === 'radio_buttons' || block.element.type === 'checkboxes'
  const words = html`${plainWords(block.label)} ${block.optional === true && html`<span class="optional">(optional)</span>`}`
  return html`
    ${isGroup ? html`<div class="label" id="${id}-label">${words}</div>` : html`<label class="label" for=${id}>${words}</label>`}
    <${ElementView} block=${block} element=${block.element} place=${place} />
    ${error !== undefined && html`<p class="field-error" id="${id}-error" role="alert">${error}</p>`}
    ${block.hint && html`<p class="hint" id="${id}-hint">${plainWords(block.hint)}</p>`}
  `
}

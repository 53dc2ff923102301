import type { Block } from './block.ts'
import type { ActionsElement } from './element.ts'
import type { InputElement } from './input-element.ts'

/** An element that a person can act on, with where it stands. */
export type Placed = {
  readonly block: Block
  readonly blockId: string
  readonly actionId: string
  readonly element: ActionsElement | InputElement
  /** The visible label: of the input block around it, else the text beside it. */
  readonly label: string
  /** Whether it belongs to an input block, which is sent with the form and not at once. */
  readonly isInput: boolean
}

/** Every interactive element, in reading order. Ids are there once `withIds` has run. */
export function elementsIn(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) => {
    const place = (element: ActionsElement | InputElement, label: string, isInput = false): Placed => ({
      block,
      blockId: block.block_id ?? '',
      actionId: element.action_id ?? '',
      element,
      label,
      isInput,
    })
    switch (block.type) {
      case 'actions':
        return block.elements.map((element) => place(element, textOf(element)))
      case 'section':
        return block.accessory === undefined || block.accessory.type === 'image'
          ? []
          : [place(block.accessory, block.text?.text ?? textOf(block.accessory))]
      case 'input':
        return [place(block.element, block.label.text, true)]
      default:
        return []
    }
  })
}

function textOf(element: ActionsElement): string {
  if (element.type === 'button') return element.text.text
  return 'placeholder' in element ? (element.placeholder?.text ?? '') : ''
}

import type { Block } from './block.ts'

type IdMaker = () => string

/** Gives every block and every interactive element an id where the app gave none, as Slack does. */
export function withIds(blocks: readonly Block[], newId: IdMaker): Block[] {
  return blocks.map((block) => {
    const named = { ...block, block_id: block.block_id ?? newId() }
    switch (named.type) {
      case 'actions':
        return { ...named, elements: named.elements.map((element) => withActionId(element, newId)) }
      case 'section':
        return named.accessory === undefined || named.accessory.type === 'image'
          ? named
          : { ...named, accessory: withActionId(named.accessory, newId) }
      case 'input':
        return { ...named, element: withActionId(named.element, newId) }
      default:
        return named
    }
  })
}

function withActionId<T extends { action_id?: string | undefined }>(element: T, newId: IdMaker): T {
  return element.action_id === undefined ? { ...element, action_id: newId() } : element
}

import type { Block } from './blocks/block.ts'
import { elementsIn, type Placed } from './blocks/elements-in.ts'
import { type InputValue, initialValue } from './input-value.ts'

export type InputValues = Record<string, Record<string, InputValue>>

export function messageSurface(channel: string, ts: string, personId: string): string {
  return `message ${channel} ${ts} ${personId}`
}

export function viewSurface(viewId: string): string {
  return `view ${viewId}`
}

/**
 * What people have put into inputs, by surface. As in Slack, a value belongs to its `block_id` and `action_id`: an
 * update that keeps both keeps the value, even where the app gave another initial one.
 */
export class Inputs {
  readonly #held = new Map<string, InputValues>()

  /** Fixes the initial values of elements that are new on this surface. */
  show(surface: string, blocks: readonly Block[]): void {
    for (const placed of elementsIn(blocks)) {
      const initial = initialValue(placed.element)
      if (initial !== null && this.#get(surface, placed) === undefined) this.set(surface, placed, initial)
    }
  }

  set(surface: string, { blockId, actionId }: Placed, value: InputValue): void {
    const values = this.#held.get(surface) ?? {}
    values[blockId] = { ...values[blockId], [actionId]: value }
    this.#held.set(surface, values)
  }

  /** The value of every element of `blocks` that can hold one, in Slack's shape. */
  values(surface: string, blocks: readonly Block[]): InputValues {
    const values: InputValues = {}
    for (const placed of elementsIn(blocks)) {
      const value = this.#get(surface, placed) ?? initialValue(placed.element)
      if (value !== null) values[placed.blockId] = { ...values[placed.blockId], [placed.actionId]: value }
    }
    return values
  }

  forget(surface: string): void {
    this.#held.delete(surface)
  }

  #get(surface: string, { blockId, actionId, element }: Placed): InputValue | undefined {
    const held = this.#held.get(surface)?.[blockId]?.[actionId]
    return held?.type === element.type ? held : undefined
  }
}

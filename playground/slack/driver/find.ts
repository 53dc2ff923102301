import type { Block } from '../blocks/block.ts'
import { elementsIn, type Placed } from '../blocks/elements-in.ts'
import { type Choice, optionsOf } from '../input-value.ts'
import type { Parts } from '../parts.ts'

/** Says which element is meant. All that is given must fit; `text` is what a person reads on a button or as a label. */
export type Match = {
  readonly text?: string
  readonly actionId?: string
  readonly blockId?: string
  readonly value?: string
}

/**
 * The first element that fits.
 * @throws RangeError listing what is there, so that a failing test says why
 */
export function findElement(blocks: readonly Block[], match: Match, types: readonly string[]): Placed {
  const candidates = elementsIn(blocks).filter(({ element }) => types.length === 0 || types.includes(element.type))
  const found = candidates.find((placed) => fits(placed, match))
  if (found === undefined) {
    const there = candidates.map((it) => JSON.stringify({ text: textOf(it), actionId: it.actionId })).join(', ')
    throw new RangeError(`no ${types.join(' or ') || 'element'} fits ${JSON.stringify(match)}; there are: ${there}`)
  }
  return found
}

function fits(placed: Placed, { text, actionId, blockId, value }: Match): boolean {
  const { element } = placed
  return (
    (text === undefined || textOf(placed) === text) &&
    (actionId === undefined || placed.actionId === actionId) &&
    (blockId === undefined || placed.blockId === blockId) &&
    (value === undefined || (element.type === 'button' && element.value === value))
  )
}

function textOf({ element, label }: Placed): string {
  return element.type === 'button' ? element.text.text : label
}

/**
 * Turns what a person reads into what the element wants: options by their text (or value), people by handle, name or id, channels by name or id.
 * @throws RangeError when an option or a person is not there
 */
export function readChoice(parts: Parts, placed: Placed, wanted: Choice): Choice {
  if (wanted === null) return null
  const { element } = placed
  const one = (text: string): string => {
    if (element.type === 'users_select' || element.type === 'multi_users_select') return findPersonId(parts, text)
    if (element.type === 'conversations_select' || element.type === 'channels_select') return findChannelId(parts, text)
    const options = optionsOf(element)
    if (options.length === 0) return text
    const option = options.find((it) => it.text.text === text) ?? options.find((it) => it.value === text)
    if (option === undefined) {
      throw new RangeError(`no option reads ${text}; there are: ${options.map((it) => it.text.text).join(', ')}`)
    }
    return option.value
  }
  return typeof wanted === 'string' ? one(wanted) : wanted.map(one)
}

/** @throws RangeError when no channel is called so */
function findChannelId(parts: Parts, name: string): string {
  const plain = name.replace(/^#/, '')
  const channel = parts.state.channels.find((it) => it.id === plain || (it.kind !== 'im' && it.name === plain))
  if (channel === undefined) throw new RangeError(`no channel is called ${name}`)
  return channel.id
}

/** @throws RangeError when nobody is called so */
export function findPersonId(parts: Parts, name: string): string {
  const plain = name.replace(/^@/, '')
  const person = parts.state.people.find((it) => it.id === plain || it.handle === plain || it.name === plain)
  if (person === undefined) throw new RangeError(`nobody is called ${name}`)
  return person.id
}

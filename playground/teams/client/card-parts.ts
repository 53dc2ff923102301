import { isObject, type Json, textAt } from '../json.ts'

/** Inputs of a card, in reading order; those of a ShowCard too. */
export function inputsIn(card: Json): Json[] {
  return nodesIn(card).filter((node) => textAt(node, 'type')?.startsWith('Input.') === true)
}

/** Everything that can be pressed: buttons, and what has a `selectAction`. */
export function actionsIn(card: Json): Json[] {
  return nodesIn(card).filter((node) => textAt(node, 'type')?.startsWith('Action.') === true)
}

/** Pictures of a card. */
export function picturesIn(card: Json): Json[] {
  return nodesIn(card).filter((node) => node.type === 'Image')
}

/** All that a person reads, in reading order. */
export function wordsIn(card: Json): string[] {
  return nodesIn(card).flatMap((node) =>
    ['text', 'title', 'value', 'label', 'altText'].flatMap((name) => {
      const shown = name === 'value' && node.type !== undefined ? null : textAt(node, name)
      return shown === null ? [] : [shown]
    }),
  )
}

/** Every object of the card that a client draws, the card first; not the bot's data, and no fallback. */
function nodesIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (!isObject(value)) return []
  const children = Object.entries(value).filter(([name]) => !['data', 'fallback', 'refresh', 'msteams'].includes(name))
  return [value, ...children.flatMap(([, child]) => nodesIn(child))]
}

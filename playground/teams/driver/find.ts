import { actionsIn, inputsIn } from '../client/card-parts.ts'
import { choicesOf } from '../client/input-values.ts'
import { type Json, objectAt, textAt } from '../json.ts'
import type { Parts } from '../parts.ts'
import type { Person } from '../person.ts'
import type { Conversation } from '../teams-state.ts'

/** Says which button is meant; all that is given must fit. */
export type Match = { readonly text?: string; readonly verb?: string; readonly id?: string }

/** @throws RangeError listing what is there, so that a failing test says why */
export function findAction(card: Json, wanted: string | Match): Json {
  const match = typeof wanted === 'string' ? { text: wanted } : wanted
  const found = actionsIn(card).find(
    (it) =>
      (match.text === undefined || it.title === match.text) &&
      (match.verb === undefined || it.verb === match.verb) &&
      (match.id === undefined || it.id === match.id),
  )
  if (found !== undefined) return found
  const there = actionsIn(card).map(({ type, title, verb }) => JSON.stringify({ type, title, verb }))
  throw new RangeError(`no button fits ${JSON.stringify(match)}; there are: ${there.join(', ')}`)
}

/** An input by its label, its title (a toggle), its placeholder or its id. @throws RangeError */
export function findInput(card: Json, wanted: string): Json {
  const found = inputsIn(card).find((it) => [it.label, it.title, it.id, it.placeholder].includes(wanted))
  if (found !== undefined) return found
  const there = inputsIn(card).map(({ id, label, title }) => JSON.stringify({ id, label: label ?? title }))
  throw new RangeError(`no input is called ${wanted}; there are: ${there.join(', ')}`)
}

/**
 * Turns what a person chooses into what the input sends: choices by what they read, people by name, boxes by true and false.
 * @throws RangeError where there is no such choice
 */
export function inputValue(parts: Parts, input: Json, wanted: string | boolean | readonly string[]): string {
  if (typeof wanted === 'boolean') return textAt(input, wanted ? 'valueOn' : 'valueOff') ?? String(wanted)
  if (input.type !== 'Input.ChoiceSet') return String(wanted)
  const chosen = typeof wanted === 'string' ? (wanted === '' ? [] : [wanted]) : wanted
  return chosen.map((it) => choiceValue(parts, input, it)).join(',')
}

function choiceValue(parts: Parts, input: Json, wanted: string): string {
  const choices = choicesOf(input)
  const found = choices.find((it) => it.title === wanted) ?? choices.find((it) => it.value === wanted)
  if (found !== undefined) return found.value
  const query = objectAt(input, 'choices.data')
  if (textAt(query ?? {}, 'dataset')?.startsWith('graph.microsoft.com/users') === true) {
    return findPerson(parts, wanted).aadObjectId
  }
  if (input.isMultiSelect !== true && input.style === 'filtered') return wanted
  throw new RangeError(`no choice reads ${wanted}; there are: ${choices.map((it) => it.title).join(', ')}`)
}

/** @throws RangeError when nobody is called so */
export function findPerson(parts: Parts, name: string): Person {
  const found = parts.state.people.find((it) => [it.handle, it.name, it.id, it.aadObjectId].includes(name))
  if (found === undefined) throw new RangeError(`nobody is called ${name}`)
  return found
}

/** @throws RangeError when no conversation has this id or name */
export function findConversation(parts: Parts, name: string): Conversation {
  const found = parts.state.conversations.find((it) => it.id === name || it.name === name)
  if (found === undefined) throw new RangeError(`no conversation is called ${name}`)
  return found
}

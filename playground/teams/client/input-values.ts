import { type Json, listAt, textAt } from '../json.ts'
import { inputsIn } from './card-parts.ts'

/** What a client holds in a card's inputs, and what it says of those that stop a click. */
export type Gathered = {
  readonly values: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
}

/**
 * The inputs' values, all of them texts: what was typed, or else what the card gave. Empty inputs are left out, as clients do.
 * A required input that is hidden stops the click like any other.
 */
export function gatherInputs(card: Json, typed: Readonly<Record<string, string>>): Gathered {
  const values: Record<string, string> = {}
  const problems: Record<string, string> = {}
  for (const input of inputsIn(card)) {
    const id = textAt(input, 'id') ?? ''
    const value = typed[id] ?? givenValue(input)
    if (value !== '') values[id] = value
    if (!isFine(input, value)) problems[id] = textAt(input, 'errorMessage') ?? 'This input is not valid.'
  }
  return { values, problems }
}

function givenValue(input: Json): string {
  if (input.type === 'Input.Toggle') return textAt(input, 'value') ?? textAt(input, 'valueOff') ?? 'false'
  return input.value === undefined ? '' : String(input.value)
}

function isFine(input: Json, value: string): boolean {
  if (value === '') return input.isRequired !== true
  switch (input.type) {
    case 'Input.Text': {
      const pattern = textAt(input, 'regex')
      const longest = typeof input.maxLength === 'number' ? input.maxLength : Number.POSITIVE_INFINITY
      return value.length <= longest && (pattern === null || new RegExp(pattern).test(value))
    }
    case 'Input.Number': {
      const { min, max } = input
      const number = Number(value)
      return (
        !Number.isNaN(number) &&
        !(typeof min === 'number' && number < min) &&
        !(typeof max === 'number' && number > max)
      )
    }
    case 'Input.Toggle':
      return input.isRequired !== true || value === (textAt(input, 'valueOn') ?? 'true')
    default:
      return true
  }
}

/** Choices of a set as what a person reads and what is sent. */
export function choicesOf(input: Json): { readonly title: string; readonly value: string }[] {
  return listAt(input, 'choices').map((it) => ({ title: '', value: '', ...Object(it) }))
}

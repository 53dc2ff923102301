import type { Surface } from '../../slack/act.ts'
import type { Choice, InputValue } from '../../slack/input-value.ts'
import type { InputValues } from '../../slack/inputs.ts'
import type { Client } from './client.ts'

/** Where blocks are drawn: whose they are, what their inputs hold, what is wrong with them. */
export type Place = {
  readonly client: Client
  readonly surface: Surface
  readonly values: InputValues
  readonly errors: Readonly<Record<string, string>>
}

/** What every control is handed. */
export type ControlProps = {
  readonly place: Place
  /** What it holds now. */
  readonly value: InputValue | null
  /** Attributes that tie it to its label, its hint and its error. */
  readonly tied: Readonly<Record<string, string | boolean | null>>
  /** Sends a choice, after the confirmation that the app asks for. Resolves with false when the person thinks better of it. */
  readonly choose: (choice: Choice) => Promise<boolean>
  /** Whether a choice reaches the app at once, and not with a form. */
  readonly isImmediate: boolean
}

/** The id of a field's control on the page. */
export function fieldId(blockId: string): string {
  return `field-${blockId}`
}

import type { ButtonIntent } from '../codec/intent-codec.ts'

/** How a screen is laid out, before a platform draws it. Nothing here is markup: every string is shown as it is. */
export type Card = {
  /** The point of the card in plain words: the notification, and what a screen reader says first. */
  readonly title: string
  /** Names this drawing. Another step has another name, so that no input keeps what was put into it before. */
  readonly step: string
  readonly parts: readonly Part[]
}

/** A card with a frame of its own, opened by a person's click: Slack's modal, a dialog in Teams. */
export type WindowCard = {
  /** At most 24 characters. */
  readonly heading: string
  readonly parts: readonly (Part | Field)[]
  readonly submit: Submit | null
  /** What the button that closes it says, at most 24 characters. */
  readonly close: string
  /** Whether closing it closes the windows beneath as well. */
  readonly closesAll: boolean
  /** Of a form whose draft is kept: see `FormDraft.round`. */
  readonly round?: number
  /** It takes the place of the same form, and nothing that was put into that is to be in it. */
  readonly isAfresh?: true
}

export type FormName =
  | 'campaign'
  | 'launch'
  | 'flag'
  | 'settings'
  | 'add'
  | 'add-items'
  | 'edit'
  | 'gold'
  | 'verdict'
  | 'write'

/** Sends the window as the form of that name, with what the intent carries. */
type Submit = { readonly text: string; readonly form: FormName; readonly intent: ButtonIntent }

/**
 * Our own words. A command is shown as it is typed on the platform; '' is the bare one. A channel, by the platform's own id,
 * is shown by its name to whoever may know that. The platform is called as people there call it.
 */
export type Span =
  | string
  | { readonly strong: string }
  | { readonly command: string }
  | { readonly channel: string }
  | { readonly platform: 'name' }
export type Words = readonly Span[]
/** The point first, in bold: it is the notification as well. */
export type PointFirst = readonly [point: { readonly strong: string }, ...rest: readonly Span[]]

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly words: Words }
  | { readonly kind: 'list'; readonly entries: readonly Words[] }
  /** Less important than the rest: smaller and grey. */
  | { readonly kind: 'small'; readonly text: string }
  /** What was written by others and is to be judged, set apart from our own words. */
  | { readonly kind: 'quoted'; readonly name: string | null; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | TablePart
  /** Leads out of the chat, in a browser. */
  | { readonly kind: 'links'; readonly links: readonly { readonly text: string; readonly url: string }[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  | { readonly kind: 'controls'; readonly controls: readonly Control[] }
  /** A short line with a button at its end, which stays where it is whatever the line says. */
  | { readonly kind: 'line'; readonly text: string; readonly button: ButtonControl }

export type Fact = readonly [name: string, value: string]

/** The first column names the row. */
export type TablePart = {
  readonly kind: 'table'
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type Option = { readonly text: string; readonly intent: ButtonIntent }

export type ButtonControl = {
  readonly kind: 'button'
  readonly text: string
  readonly spoken: string | null
  readonly intent: ButtonIntent
  /** What most people who see it will press. */
  readonly isMain?: true
  /** Asked before it acts. */
  readonly confirm?: Confirm
}

export type Control =
  | ButtonControl
  /** Choosing acts at once. `initial`: the place of what is chosen already, if anything is. */
  | {
      readonly kind: 'select'
      readonly placeholder: string
      readonly options: readonly Option[]
      readonly initial?: number
    }
  | { readonly kind: 'menu'; readonly options: readonly Option[] }
  /** Ticking does nothing yet; the done button beside it sends all that is ticked. */
  | { readonly kind: 'ticks'; readonly placeholder: string; readonly ticks: readonly Tick[] }
  | { readonly kind: 'done'; readonly text: string; readonly intent: ButtonIntent }

/** A question with two answers: `yes` acts, `no` does nothing. */
export type Confirm = { readonly title: string; readonly text: string; readonly yes: string; readonly no: string }

export type Tick = { readonly text: string; readonly labelId: number; readonly isTicked?: boolean }

export type Field = {
  readonly kind: 'field'
  readonly name: string
  readonly label: string
  readonly hint: string | null
  readonly optional: boolean
  readonly input: Input
}

/** What a field is called, and what else is to be known to fill it in. */
export type FieldWords = Pick<Field, 'label' | 'hint'>

export type Input =
  | { readonly kind: 'line'; readonly initial: string; readonly most: number }
  | { readonly kind: 'lines'; readonly initial: string; readonly most: number }
  | { readonly kind: 'number'; readonly initial: number | null; readonly min: number; readonly max: number }
  | { readonly kind: 'one-of'; readonly options: readonly InputOption[]; readonly initial: string }
  | { readonly kind: 'people'; readonly initial?: readonly string[] }
  /** One channel, or none; those shared with other companies are not offered. */
  | { readonly kind: 'channel'; readonly initial: string | null }
  | { readonly kind: 'file' }
  /** `HH:MM` */
  | { readonly kind: 'time'; readonly initial: string }
  /** `YYYY-MM-DD`; null: none chosen yet */
  | { readonly kind: 'date'; readonly initial: string | null }
  | { readonly kind: 'some-of'; readonly options: readonly InputOption[]; readonly initial: readonly string[] }

export type InputOption = { readonly value: string; readonly text: string }

/** What a field holds before anybody touches it, in one text, several values between commas. */
export function initialText({ input }: Field): string {
  switch (input.kind) {
    case 'people':
    case 'some-of':
      return (input.initial ?? []).join(',')
    case 'number':
      return input.initial === null ? '' : String(input.initial)
    case 'file':
      return ''
    default:
      return input.initial ?? ''
  }
}

/** The field with that in it. */
export function holding(field: Field, text: string): Field {
  const { input } = field
  const several = text.split(',').filter((one) => one !== '')
  switch (input.kind) {
    case 'people':
    case 'some-of':
      return { ...field, input: { ...input, initial: several } }
    case 'number':
      return { ...field, input: { ...input, initial: numberIn(text) } }
    case 'channel':
    case 'date':
      return { ...field, input: { ...input, initial: text === '' ? null : text } }
    case 'one-of':
      return input.options.some(({ value }) => value === text)
        ? { ...field, input: { ...input, initial: text } }
        : field
    case 'time':
      return text === '' ? field : { ...field, input: { ...input, initial: text } }
    case 'line':
    case 'lines':
      return text.length > input.most ? field : { ...field, input: { ...input, initial: text } }
    case 'file':
      return field
  }
}

function numberIn(text: string): number | null {
  const number = Number(text)
  return text.trim() === '' || !Number.isFinite(number) ? null : number
}

export function fieldsIn({ parts }: Pick<WindowCard, 'parts'>): readonly Field[] {
  return parts.filter((part) => part.kind === 'field')
}

/** All that a person can act on in a card, in the order in which it stands there. */
export function controlsOf(parts: readonly (Part | Field)[]): readonly Control[] {
  return parts.flatMap((part) => (part.kind === 'controls' ? part.controls : part.kind === 'line' ? [part.button] : []))
}

export function button(text: string, intent: ButtonIntent): ButtonControl {
  return { kind: 'button', text, spoken: null, intent }
}

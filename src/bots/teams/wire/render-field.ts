import type { CardElementArray } from '@microsoft/teams.cards'
import { cutText } from '../../../domain/texts/cut-text.ts'
import type { Field, InputOption } from '../../cards/card.ts'
import { fitted } from '../../edge/fitted.ts'
import { said } from '../../words/said.ts'
import { fieldId, fileValue } from '../fields.ts'
import { teamsPlatform } from '../limits.ts'
import { emptied, emptyId, type SentFile } from './pressed.ts'
import { richLines } from './text.ts'

const { limits } = teamsPlatform
/** More to choose from than this are a list with a field to search in. */
const mostExpanded = 10
/** Characters of a text that is kept, so that it is told from others. */
const mostOfKept = 60
const small = { size: 'Small', isSubtle: true } as const

/** The id of what is wrong with a field: this, then the field's name. */
const problemId = 'problem-'

/**
 * One field of a form, with what is wrong with it below.
 *
 * @param text what it holds
 * @param file what can be chosen where it asks for a file
 */
export function renderField(
  field: Field,
  text: string,
  problem: string | undefined,
  file: SentFile | null,
): CardElementArray {
  const { label, hint, input } = field
  const drawn = inputOf(field, text, file)
  return [
    ...(drawn.length > 0 ? drawn : richLines([{ strong: label }])),
    ...(input.kind === 'file' && file === null ? richLines([said.windows.noFile], small) : []),
    ...(input.kind === 'channel' ? richLines([said.windows.noChannel], small) : []),
    ...(hint === null || drawn.length === 0 ? [] : richLines([hint], small)),
    ...(problem === undefined ? [] : problemAt(field.name, problem)),
  ]
}

/**
 * A field whose text is kept elsewhere, for want of room: what is typed into it takes the place of that, and where it may be
 * empty, a tick empties it.
 */
export function renderKept(field: Field, text: string, problem: string | undefined): CardElementArray {
  const { name, label, optional } = field
  const most = field.input.kind === 'lines' ? { maxLength: field.input.most } : {}
  const isKept = said.windows.keptAsTyped(cutText(text.replaceAll(/\s+/gu, ' '), mostOfKept).shown, text.length)
  return [
    { type: 'Input.Text', id: `${fieldId}${name}`, label: fitted(label, limits.field), isMultiline: true, ...most },
    ...richLines([isKept], small),
    ...(optional ? [toggleEmpty(name, label)] : []),
    ...(problem === undefined ? [] : problemAt(name, problem)),
  ]
}

function toggleEmpty(name: string, label: string): CardElementArray[number] {
  const title = fitted(said.windows.leaveEmpty(label), limits.field)
  return { type: 'Input.Toggle', id: `${emptyId}${name}`, title, value: 'false', valueOn: emptied, valueOff: 'false' }
}

function problemAt(name: string, problem: string): CardElementArray {
  const lines = richLines([problem], { color: 'Attention', weight: 'Bolder' })
  return lines.map((line, at) => (at === 0 ? { ...line, id: `${problemId}${name}` } : line))
}

function inputOf({ name, label, optional, input }: Field, text: string, file: SentFile | null): CardElementArray {
  const required = optional ? {} : { isRequired: true, errorMessage: said.windows.required }
  const common = { id: `${fieldId}${name}`, label: fitted(label, limits.field), ...required }
  const given = text === '' ? {} : { value: text }
  switch (input.kind) {
    case 'line':
    case 'lines':
      return [{ type: 'Input.Text', ...common, isMultiline: input.kind === 'lines', maxLength: input.most, ...given }]
    case 'number': {
      const number = Number(text)
      const value = text === '' || Number.isNaN(number) ? {} : { value: number }
      return [{ type: 'Input.Number', ...common, min: input.min, max: input.max, ...value }]
    }
    case 'one-of':
      return [{ type: 'Input.ChoiceSet', ...common, style: 'compact', wrap: true, ...choices(input.options), ...given }]
    case 'some-of': {
      const style = input.options.length > mostExpanded ? 'filtered' : 'expanded'
      const several = { isMultiSelect: true, wrap: true, style } as const
      return [{ type: 'Input.ChoiceSet', ...common, ...several, ...choices(input.options), ...given }]
    }
    case 'people':
      return [
        {
          type: 'Input.ChoiceSet',
          ...common,
          style: 'filtered',
          isMultiSelect: true,
          wrap: true,
          choices: [],
          'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
          ...given,
        },
      ]
    case 'time':
      return [{ type: 'Input.Time', ...common, ...given }]
    case 'date':
      return [{ type: 'Input.Date', ...common, ...given }]
    case 'file':
      if (file === null) return []
      return [
        {
          type: 'Input.ChoiceSet',
          ...common,
          style: 'compact',
          wrap: true,
          choices: [{ title: fitted(file.name, limits.button), value: fileValue(file) }],
          ...given,
        },
      ]
    case 'channel':
      return []
  }
}

function choices(options: readonly InputOption[]) {
  return { choices: options.map(({ text, value }) => ({ title: fitted(text, limits.button), value })) }
}

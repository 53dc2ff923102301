import { expect, test } from 'vitest'
import { cardProblem } from '../../../playground/teams/cards/card-problem.ts'

const card = (body: unknown, more: object = {}) => ({ type: 'AdaptiveCard', version: '1.5', body, ...more })
const text = (more: object = {}) => ({ type: 'TextBlock', text: 'x', wrap: true, ...more })
const query = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' }

const good: readonly (readonly [string, unknown])[] = [
  ['texts', card([text()])],
  ['a chart with a fallback', card([{ type: 'Chart.Line', data: [], fallback: text() }])],
  ['a chart that may be dropped', card([{ type: 'Chart.Line', fallback: 'drop' }])],
  ['the people picker', card([{ type: 'Input.ChoiceSet', id: 'who', choices: [], 'choices.data': query }])],
  [
    'a table',
    card([
      {
        type: 'Table',
        columns: [{ width: 1 }],
        rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [text()] }] }],
      },
    ]),
  ],
  [
    'a button with any data',
    card([], { actions: [{ type: 'Action.Execute', title: 'Go', verb: 'v', data: { type: 'Foo', text: 1 } }] }),
  ],
  ['a refresh', card([], { refresh: { action: { type: 'Action.Execute', verb: 'r' }, userIds: ['29:1'] } })],
  [
    'a mention',
    card([text({ text: '<at>M</at>' })], {
      msteams: { entities: [{ type: 'mention', text: '<at>M</at>', mentioned: { id: '29:1', name: 'M' } }] },
    }),
  ],
]
test.each(good)('%s is drawn', (_, given) => expect(cardProblem(given)).toBeNull())

const bad: readonly (readonly [string, unknown, string])[] = [
  ['no card', 'x', 'no object'],
  ['another type', { ...card([]), type: 'Card' }, 'type'],
  ['a later version', { ...card([]), version: '1.6' }, 'version'],
  ['no version', { ...card([]), version: undefined }, 'version'],
  ['more than 28 KB', card([text({ text: 'é'.repeat(14_400) })]), 'bytes'],
  ['a body that is no list', card(text()), 'body is no list'],
  ['an unknown element', card([{ type: 'Foo' }]), 'Foo is unknown'],
  ['a chart with an unknown fallback', card([{ type: 'Chart.Line', fallback: { type: 'Foo' } }]), 'Foo is unknown'],
  ['an unknown action', card([], { actions: [{ type: 'Action.Foo', title: 'x' }] }), 'Action.Foo is unknown'],
  ['a wrong enum', card([text({ size: 'Huge' })]), 'Huge'],
  ['an id twice', card([text({ id: 'a' }), text({ id: 'a' })]), 'Duplicate Id'],
  ['an input without an id', card([{ type: 'Input.Text', label: 'x' }]), 'no id'],
  ['a text that is a number', card([text({ text: 3 })]), 'text is no string'],
  ['a text that is missing', card([{ type: 'TextBlock' }]), 'no text'],
  ['a fact that is a number', card([{ type: 'FactSet', facts: [{ title: 'n', value: 3 }] }]), 'value is no string'],
  [
    'a toggle that is a boolean',
    card([{ type: 'Input.Toggle', id: 't', title: 't', value: true }]),
    'value is no string',
  ],
  ['a wrap that is a text', card([text({ wrap: 'true' })]), 'wrap is no boolean'],
  ['a picture over http', card([{ type: 'Image', url: 'http://pictures.example/x.png' }]), 'https'],
  ['a picture in the address', card([{ type: 'Image', url: 'data:image/png;base64,AAAA' }]), 'https'],
  ['a button without words', card([], { actions: [{ type: 'Action.Execute', verb: 'v' }] }), 'no title'],
  ['a link to nowhere', card([], { actions: [{ type: 'Action.OpenUrl', title: 'x' }] }), 'no url'],
]
test.each(bad)('%s is refused', (_, given, reason) => expect(cardProblem(given)).toContain(reason))

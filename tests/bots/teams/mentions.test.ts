import { expect, test } from 'vitest'
import { type Mention, typedWords } from '../../../src/bots/teams/mentions.ts'

const bot: Mention = { id: '28:bot', text: '<at>Labelbreak</at>' }
const maria: Mention = { id: '29:maria', text: '<at>Maria Lindqvist</at>' }
const nobody: Mention = { id: '29:nobody', text: '<at>Some One</at>' }
const idOf = ({ id }: Mention) => (id === '29:maria' ? 'u-1' : null)

test.each([
  ['status clauses', 'status clauses'],
  ['label status clauses', 'status clauses'],
  ['/label status', 'status'],
  ['Label', ''],
  ['labels are hard', 'labels are hard'],
  ['<at>Labelbreak</at> label status', 'status'],
  // A bot is mentioned wherever it pleases, and as often.
  ['<at>Labelbreak</at> label status <at>Labelbreak</at>', 'status'],
  ['<at>Labelbreak</at>&nbsp;finish A &amp; B &lt;now&gt;', 'finish A & B <now>'],
  ['<at>Labelbreak</at> invite <at>Maria Lindqvist</at> to clauses', 'invite  <@u-1>  to clauses'],
  ['invite <at>Some One</at> to clauses', 'invite  @SomeOne  to clauses'],
])('%j is the command %j', (text, command) => {
  expect(typedWords(text, [bot, maria, nobody], bot.id, idOf)).toBe(command)
})

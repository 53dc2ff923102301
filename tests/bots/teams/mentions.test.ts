import { expect, test } from 'vitest'
import { type Mention, typedWords } from '../../../src/bots/teams/mentions.ts'
import type { Meant } from '../../../src/bots/teams/wire/activity.ts'

const bot: Mention = { id: '28:bot', text: '<at>Labelbreak</at>' }
const maria: Mention = { id: '29:maria', text: '<at>Maria Lindqvist</at>' }
const nobody: Mention = { id: '29:nobody', text: '<at>Some One</at>' }
const lawyers: Mention = { id: 'MjQ1', text: '<at>Lawyers &lt;EU&gt;</at>' }
const meant: Readonly<Record<string, Meant>> = { '29:maria': { account: 'u-1' }, MjQ1: { none: 'group' } }
const meantBy = ({ id }: Mention) => meant[id] ?? ({ none: 'unknown' } as const)

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
  ['<at>Labelbreak</at> invite <at>Maria Lindqvist</at> to clauses', 'invite  <@u-1|Maria Lindqvist>  to clauses'],
  ['invite <at>Some One</at> to clauses', 'invite  <!unknown|Some One>  to clauses'],
  ['invite <at>Lawyers &lt;EU&gt;</at> to clauses', 'invite  <!group|Lawyers EU>  to clauses'],
])('%j is the command %j', (text, command) => {
  expect(typedWords(text, [bot, maria, nobody, lawyers], bot.id, meantBy)).toBe(command)
})

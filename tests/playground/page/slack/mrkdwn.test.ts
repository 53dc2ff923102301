import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Inline, isSafeLink, parseInline, parseMrkdwn } from '../../../../playground/page/slack/mrkdwn.ts'

const textOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((it) =>
      'inner' in it ? textOf(it.inner) : it.kind === 'emoji' ? `:${it.code}:` : 'text' in it ? it.text : '?',
    )
    .join('')
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

test('escaped text without marks comes out as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const unmarked = text.replaceAll(/[*_~`\n:]/g, '')
      expect(textOf(parseInline(escaped(unmarked)))).toBe(unmarked)
    }),
  )
})

test('whatever the text, reading it ends', () => {
  const pieces = fc.array(
    fc.constantFrom('*', '_', '~', '`', '<', '>', '|', '!', '@', ' ', 'a', '\n', '&amp;', ':x:'),
    { maxLength: 200 },
  )
  fc.assert(fc.property(pieces, (parts) => void parseMrkdwn(parts.join(''))))
})

test('marks within each other, and marks that are none', () => {
  expect(parseInline('*bold _both_* 2*3*4 snake_case_name')).toEqual([
    {
      kind: 'bold',
      inner: [
        { kind: 'text', text: 'bold ' },
        { kind: 'italic', inner: [{ kind: 'text', text: 'both' }] },
      ],
    },
    { kind: 'text', text: ' 2*3*4 snake_case_name' },
  ])
})

test('mentions, links, dates, code and quotes', () => {
  expect(parseInline('<@U1|kenji> <#C1> <!here> <https://a.example?x=1&amp;y=2|A &amp; B> `*x*`')).toEqual([
    { kind: 'user', id: 'U1', label: 'kenji' },
    { kind: 'text', text: ' ' },
    { kind: 'channel', id: 'C1', label: null },
    { kind: 'text', text: ' ' },
    { kind: 'broadcast', range: 'here' },
    { kind: 'text', text: ' ' },
    { kind: 'link', url: 'https://a.example?x=1&y=2', text: 'A & B' },
    { kind: 'text', text: ' ' },
    { kind: 'code', text: '*x*' },
  ])
  expect(parseInline('<!date^1763978400^{date_short}|soon>')).toEqual([
    { kind: 'date', timestampS: 1763978400, pattern: '{date_short}', fallback: 'soon' },
  ])
  expect(parseInline('<b>')).toEqual([{ kind: 'text', text: '<b>' }])
  expect(parseMrkdwn('&gt; said\nmore```x &lt; y```').map((it) => it.kind)).toEqual(['quote', 'text', 'pre'])
})

test('only the web and mail are followed', () => {
  expect(['https://a.example', 'mailto:a@b.example'].every(isSafeLink)).toBe(true)
  expect(['javascript:alert(1)', 'data:text/html,x', 'nowhere'].some(isSafeLink)).toBe(false)
})

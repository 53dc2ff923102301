import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelKey, numberKey, tidyLabel } from '../../../src/domain/labels/label-key.ts'

const flag = (tags: string) =>
  `\u{1F3F4}${[...tags].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('')}\u{E007F}`

describe('two spellings are one label', () => {
  it.each<[string, string, string]>([
    ['case', 'Not Relevant', 'NOT relevant'],
    ['the Unicode form', '\u00e9', 'e\u0301'],
    ['no-break and ideographic spaces', 'a\u00a0b\u3000c\u202fd', 'a b c d'],
    ['runs of spaces, and those around it', '  a \t b\n', 'a b'],
    ['zero-width spaces', 'a\u200bb\u2060c\ufeff', 'abc'],
    ['soft hyphens, marks of direction and control characters', '\u200ea\u00adb\u202c\u0007', 'ab'],
    ['joiners, in Persian', 'می\u200cخواهم', 'میخواهم'],
    ['emoji drawn in color or not', '\u2764\ufe0f', '\u2764'],
    ['full width', 'ＹＥＳ', 'yes'],
    ['half width', 'ｶﾞ', 'ガ'],
    ['ligatures', 'ﬁne', 'fine'],
    ['German capitals', 'Straße', 'STRASSE'],
    ['Greek capitals', 'ΟΔΟΣ', 'οδος'],
    ['Turkish capitals', 'HAYIR', 'hayır'],
    ['Turkish capitals with a dot', 'İYİ', 'iyi'],
  ])('but for %s', (_what, one, other) => {
    expect(labelKey(one)).toBe(labelKey(other))
  })

  it.each([
    ['m²', 'm2'],
    ['①', '1'],
    ['ab', 'a b'],
    ['ole', 'øle'],
    ['e', 'é'],
    ['1', '1.0'],
    ['-', ''],
    ['\u0430', 'a'],
    [flag('gbeng'), flag('gbsct')],
  ])('not %s and %s', (one, other) => {
    expect(labelKey(one)).not.toBe(labelKey(other))
  })
})

const letters = fc.string({ unit: 'binary', maxLength: 12 })
const strange = fc.string({
  unit: fc.constantFrom(...'aAiIıİßẞσςΣﬁ \u00a0\u200b\u200c\u200d\ufe0f\u0301\u0307\ufeff\u2800'),
  maxLength: 8,
})

describe('the key of a text', () => {
  it('is its own key, and that of the text as it is kept', () => {
    fc.assert(
      fc.property(fc.oneof(letters, strange), (text) => {
        const key = labelKey(text)
        expect(labelKey(key)).toBe(key)
        expect(labelKey(tidyLabel(text))).toBe(key)
        expect(tidyLabel(tidyLabel(text))).toBe(tidyLabel(text))
      }),
    )
  })

  it('is the same in capitals, in small letters and in every Unicode form that keeps letters as they are', () => {
    fc.assert(
      fc.property(strange, (text) => {
        const spellings = [text.toUpperCase(), text.toLowerCase(), text.normalize('NFC'), text.normalize('NFD')]
        for (const spelling of spellings) expect(labelKey(spelling)).toBe(labelKey(text))
      }),
    )
  })

  it('is the same whether or not something unseen is beside it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), strange), (text) => {
        expect(labelKey(`\u200b${text}`)).toBe(labelKey(text))
        expect(tidyLabel(`\u200b${text}`)).toBe(tidyLabel(text))
      }),
    )
  })

  it('is found in time that grows with the text alone', () => {
    const long = ['\u200d', ' ', '\u{1F3F4}', '0', '\ufb01'].map((unit) => unit.repeat(300_000))
    for (const text of long) expect(labelKey(`a${text}b`).length).toBeGreaterThan(1)
    expect(numberKey(`1.${'0'.repeat(1_000_000)}1`)).toBeNull()
  })
})

describe('a label as it is kept', () => {
  it('holds nothing that nobody sees, and one space where there were several', () => {
    expect(tidyLabel('\u200bNot\u00a0 relevant\u200f\ufeff ')).toBe('Not relevant')
    expect(tidyLabel('\u200b \u2060')).toBe('')
  })

  it('keeps what shapes the characters beside it', () => {
    for (const text of ['می\u200cخواهم', '\u{1F469}\u200d\u{1F4BB}', '\u2764\ufe0f', flag('gbsct')]) {
      expect(tidyLabel(text)).toBe(text.normalize('NFC'))
    }
    expect(tidyLabel('\u200da \u200c b\u200d')).toBe('a b')
  })
})

it('a number is one in any plain spelling, to the last digit', () => {
  const one = ['1', '1.0', '01', '+1', ' 1. ', '001.000']
  expect(new Set(one.map(numberKey))).toEqual(new Set(['1']))
  expect(['-0', '.50', '-01.5', '90071992547409930', '90071992547409931'].map(numberKey)).toEqual([
    '0',
    '0.5',
    '-1.5',
    '90071992547409930',
    '90071992547409931',
  ])
  expect(['', '.', '1e3', '0x10', '1,5', '1 2', '4.89E+10', 'one'].map(numberKey)).toEqual(Array(8).fill(null))
})

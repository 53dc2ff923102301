import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRow } from '../../../src/flows/export/csv-text.ts'

const cellOf = (text: string, isName: boolean) => {
  const [[first = '', second] = []] = parse(
    csvRow([
      { text, isName },
      { text: 'end', isName: false },
    ]),
  ) as string[][]
  expect(second).toBe('end')
  return first
}

const strange = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n \'"a1.,;\u00a0\uff1d'), maxLength: 8 })

describe('a cell of CSV', () => {
  it('never begins like a formula, but for plain numbers and signs by themselves', () => {
    fc.assert(
      fc.property(strange, fc.boolean(), (text, isName) => {
        const cell = cellOf(text, isName)
        if (/^[+-]?\d+(?:\.\d+)?$/u.test(cell) || (isName && /^[=+\-@]$/u.test(cell))) return
        expect(cell).not.toMatch(/^(?:[\t\r\n]|[^\S\u00a0]*[=+\-@\uff1d])/u)
      }),
    )
  })

  it('with an id or a label gets no apostrophe, and is the same once blanks around it are gone', () => {
    fc.assert(
      fc.property(strange, (text) => {
        expect(cellOf(text, true).trim()).toBe(text.trim())
        if (!text.startsWith("'")) expect(cellOf(text, true)).not.toMatch(/^'/u)
      }),
    )
    expect(['-', '+', '-1', '+1.50', 'a-b', "'quoted"].map((text) => cellOf(text, true))).toEqual([
      '-',
      '+',
      '-1',
      '+1.50',
      'a-b',
      "'quoted",
    ])
    expect(cellOf('=1+1', true)).toBe('\u00a0=1+1')
  })

  it('with free text has an apostrophe where it would run, past blanks and in full width too', () => {
    expect(['=1', ' =1', '\uff1d1', '\n=1', '-', '@x', '-1'].map((text) => cellOf(text, false))).toEqual([
      "'=1",
      "' =1",
      "'\uff1d1",
      "'\n=1",
      "'-",
      "'@x",
      '-1',
    ])
  })
})

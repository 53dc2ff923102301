import { describe, expect, it } from 'vitest'
import { mostWordsCounted, wordsIn } from '../../../src/domain/texts/words-in.ts'

describe('words in a text', () => {
  it.each([
    ['The supplier’s well-known warranty ends.', 5],
    ['', 0],
    ['— * … 🎉 !', 0],
    ['  spaces \n\n and\tlines  ', 3],
    ['Rechtsschutzversicherungsgesellschaften zahlen nicht', 3],
    ['계약은 서면으로만 종료된다', 3],
    ['العقد ينتهي فوراً', 3],
    ['https://example.com/a/long/path?with=many&words=in 1.5', 2],
  ])('of %j are %i', (text, words) => {
    expect(wordsIn(text)).toBe(words)
  })

  it('are about half the characters in Chinese and Japanese, a fifth in Thai, and counted beside others', () => {
    expect(wordsIn('本合同自双方签字之日起生效。')).toBe(6)
    expect(wordsIn('この契約は直ちに終了する。')).toBe(6)
    expect(wordsIn('สัญญานี้สิ้นสุดลงทันที')).toBeGreaterThanOrEqual(2)
    expect(wordsIn('合同 contract 生效')).toBe(3)
  })

  it('are counted no further than somebody may have to read', () => {
    expect(wordsIn('word '.repeat(5_000))).toBe(mostWordsCounted)
    expect(wordsIn('合'.repeat(20_000))).toBe(mostWordsCounted)
  })
})

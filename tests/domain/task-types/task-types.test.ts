import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answer, labelIdsOf, labelsAnswer } from '../../../src/domain/answer.ts'
import { noneWritten } from '../../../src/domain/task-types/multi-choice.ts'
import { taskTypeNames, taskTypes } from '../../../src/domain/task-types/task-types.ts'

const labels = [1, 2, 3, 4, 5].map((id) => ({ id, name: `Label ${id}`, definition: '' }))
const anyIds = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 6 })

test('an answer holds each label once, in one order, in whatever order labels were chosen', () => {
  fc.assert(
    fc.property(anyIds, (chosen) => {
      const ids = labelIdsOf(labelsAnswer(chosen))
      expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other))
      expect(new Set(ids)).toEqual(new Set(chosen))
      expect(labelsAnswer(chosen.toReversed())).toEqual(labelsAnswer(chosen))
    }),
  )
})

test('an answer is sound with known labels alone: exactly one of them, none where answers are orders or texts, or any number where they are sets, none only where it may be', () => {
  fc.assert(
    fc.property(fc.constantFrom(...taskTypeNames), anyIds, (name, chosen) => {
      const { scale, isSound } = taskTypes[name]
      const ids = new Set(chosen)
      const isKnown = [...ids].every((id) => id >= 1 && id <= 5)
      const fits =
        scale === 'orders' || scale === 'texts'
          ? false
          : scale === 'sets'
            ? ids.size >= (name === 'multi-choice-or-none' ? 0 : 1)
            : ids.size === 1
      expect(isSound(labelsAnswer(chosen), labels)).toBe(isKnown && fits)
    }),
  )
})

test('an answer that is written for a file is read again as the same answer', () => {
  const names = fc.uniqueArray(fc.integer({ min: -9, max: 99 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(fc.constantFrom(...taskTypeNames), names, anyIds, (name, all, chosen) => {
      const { isSound, readAnswer, write } = taskTypes[name]
      const own = all.map((step, at) => ({ id: at + 1, name: String(step), definition: '' }))
      const answer = labelsAnswer(chosen)
      fc.pre(isSound(answer, own))
      const known = { labels: own, nearest: () => null }
      const written = write(answer, own)
      const cell = written.length === 0 ? noneWritten : written.join(';')
      expect(readAnswer(cell, known)).toEqual({ answer, problems: [] })
    }),
  )
})

test('an order that is written for a file is read again, however it is set apart; anything else is none', () => {
  const { isSound, readAnswer, write } = taskTypes.ranking
  const known = { labels: [], nearest: () => null }
  const orders = fc
    .integer({ min: 3, max: 5 })
    .chain((length) => fc.shuffledSubarray([1, 2, 3, 4, 5].slice(0, length), { minLength: length }))
  fc.assert(
    fc.property(orders, fc.constantFrom(' > ', ';', ', ', '>', ' '), (order, between) => {
      const answer: Answer = { kind: 'order', order }
      expect(isSound(answer, [])).toBe(true)
      const written = write(answer, []).join('')
      expect(readAnswer(written, known)).toEqual({ answer, problems: [] })
      expect(readAnswer(written.toLowerCase().replaceAll(', ', between), known)).toEqual({ answer, problems: [] })
    }),
  )
  for (const wrong of ['A > B', 'A > A > B', 'B > C > D', 'A > B > F', 'A > B > C > D > E > F', 'best']) {
    expect(readAnswer(wrong, known)).toEqual({ answer: null, problems: [{ kind: 'gold-no-order' }] })
  }
  expect(readAnswer(' ', known)).toEqual({ answer: null, problems: [] })
})

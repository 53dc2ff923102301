import fc from 'fast-check'
import type { ItemProblem } from '../../../src/domain/items/item-problem.ts'
import type { ItemWarning } from '../../../src/domain/items/item-warning.ts'
import type { PersonProblem } from '../../../src/domain/people/person-problem.ts'

type Texts = fc.Arbitrary<string>

/** Something odd about a file of items, with some text of that file. */
export function itemWarning(text: Texts): fc.Arbitrary<ItemWarning> {
  return fc.record({ kind: fc.constant('column-unused'), column: text, near: fc.constantFrom(null, 'text') })
}

/** Something wrong with a row of it. */
export function rowProblem(text: Texts): fc.Arbitrary<ItemProblem> {
  const place = fc.oneof(fc.nat(), fc.constant('campaign' as const))
  return fc.record({ kind: fc.constant('same-id'), id: text, place, isShortened: fc.boolean() })
}

export function personProblem(text: Texts): fc.Arbitrary<PersonProblem> {
  return fc.oneof(
    fc.record({ kind: fc.constant('no-person'), word: text }),
    fc.record({ kind: fc.constant('is-group'), name: text }),
    fc.record({
      kind: fc.constant('account-not-added'),
      role: fc.constant('annotator'),
      account: text,
      name: text,
    }),
  )
}

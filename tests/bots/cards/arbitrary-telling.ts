import fc from 'fast-check'
import type { Telling } from '../../../src/domain/asking/telling.ts'

/** What may be said of who hears of a campaign when, with the names that come. */
export function tellings(name: fc.Arbitrary<string>): fc.Arbitrary<Telling> {
  const moment = fc.record({ name, at: fc.constantFrom('today 14:30', 'Mon 09:00', 'Mon 30 Nov 09:00') })
  const names = fc.array(name, { maxLength: 50, size: 'max' })
  const unheard = { never: names, noGoodHour: names }
  return fc.oneof(
    fc.record({ now: fc.nat(), later: fc.constant(0), first: fc.constant(null), last: fc.constant(null), ...unheard }),
    fc.record({ now: fc.nat(), later: fc.integer({ min: 1 }), first: moment, last: moment, ...unheard }),
  )
}

import fc from 'fast-check'
import type { Telling } from '../../../src/domain/asking/telling.ts'
import type { Heard } from '../../../src/domain/messages/heard.ts'

export const moments = fc.constantFrom(
  { day: '2026-11-23', time: '14:30', today: '2026-11-23' },
  { day: '2026-11-30', time: '09:00', today: '2026-11-29' },
  { day: '2026-11-30', time: '09:00', today: '2026-11-23' },
)

/** Whether somebody got what was written to them. */
export const heard: fc.Arbitrary<Heard> = fc.oneof(
  fc.constantFrom('told' as const, 'being-told' as const, 'perhaps-not' as const),
  moments.map((at) => ({ at })),
)

/** What may be said of who hears of a campaign when, with the names that come. */
export function tellings(name: fc.Arbitrary<string>): fc.Arbitrary<Telling> {
  const moment = fc.record({ name, at: moments })
  const names = fc.array(name, { maxLength: 50, size: 'max' })
  const unheard = { never: names, noGoodHour: names }
  return fc.oneof(
    fc.record({ now: fc.nat(), later: fc.constant(0), first: fc.constant(null), last: fc.constant(null), ...unheard }),
    fc.record({ now: fc.nat(), later: fc.integer({ min: 1 }), first: moment, last: moment, ...unheard }),
  )
}

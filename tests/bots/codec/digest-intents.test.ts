import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packIntent, unpackIntent } from '../../../src/bots/codec/intent-codec.ts'
import type { DigestIntent } from '../../../src/domain/intents/digest-intent.ts'
import { decisionKinds } from '../../../src/domain/screens/digest-screens.ts'

const id = fc.uuid()
const which = fc.oneof(
  fc.record({ campaignId: id }),
  fc.record({ name: fc.string({ maxLength: 80, unit: 'grapheme' }).map((name) => name.slice(0, 80)) }),
)
const intents: fc.Arbitrary<DigestIntent> = fc.oneof(
  fc.record({ kind: fc.constant('digest'), which }),
  fc.record({
    kind: fc.constant('whole-digest'),
    campaignId: id,
    weekStart: fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10)),
  }),
  fc.record({ kind: fc.constant('hold-back'), campaignId: id, personId: id }),
  fc.record({ kind: fc.constant('send-again'), campaignId: id, deliveryId: id }),
  fc.record({ kind: fc.constant('ask-leads'), campaignId: id, decision: fc.constantFrom(...decisionKinds) }),
)

test('what a digest asks comes back from its packed text as it was', () => {
  fc.assert(
    fc.property(intents, (intent) => {
      expect(unpackIntent(packIntent(intent))).toEqual(intent)
    }),
  )
})

test('a text that was tampered with is refused or means something that could be packed', () => {
  fc.assert(
    fc.property(intents, fc.nat(), fc.string({ maxLength: 3 }), (intent, at, inserted) => {
      const packed = packIntent(intent)
      const place = at % (packed.length + 1)
      const tampered = packed.slice(0, place) + inserted + packed.slice(place + inserted.length)
      const found = unpackIntent(tampered)
      if (found !== null) expect(packIntent(found)).toBe(tampered)
    }),
  )
})

test.each([
  'd',
  'da',
  'dw.',
  'dw.x.1',
  'da.AAAAAAAAAAAAAAAAAAAAAA.8',
  'dp.AAAAAAAAAAAAAAAAAAAAAA',
  'dx.1.2',
  'dm.AAAAAAAAAAAAAAAAAAAAAA.2026-02-30',
])('refuses %s, which nobody packed', (packed) => expect(unpackIntent(packed)).toBeNull())

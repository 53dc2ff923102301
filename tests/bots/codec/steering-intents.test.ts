import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ButtonIntent, packIntent, unpackIntent } from '../../../src/bots/codec/intent-codec.ts'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { steerActs } from '../../../src/domain/intents/steer-intent.ts'
import { limits } from '../../../src/domain/limits.ts'
import { roles } from '../../../src/domain/person.ts'
import { reviewOffers } from '../cards/arbitrary-steering.ts'

const campaignId = fc.uuid()
const which = fc.oneof(fc.record({ name: fc.string({ maxLength: 80, unit: 'binary' }) }), fc.record({ campaignId }))
const gold = fc.record({ campaignId, itemId: fc.uuid() })
const whole = fc.integer({ min: 1, max: 2 ** 31 - 1 })
const intents = fc.oneof(
  fc.record({ kind: fc.constant('steer'), act: fc.constantFrom(...steerActs), which }),
  fc.record({ kind: fc.constant('finish-now'), campaignId }),
  fc.record({
    kind: fc.constantFrom('remove-people', 'give-back-roles'),
    campaignId,
    people: fc.array(fc.record({ personId: fc.uuid(), roles: fc.subarray([...roles], { minLength: 1 }) }), {
      minLength: 1,
      maxLength: limits.removedAtOnce,
    }),
  }),
  fc.record({ kind: fc.constant('leave-out'), campaignId, uploadId: fc.uuid() }),
  fc.record({ kind: fc.constant('add-items'), campaignId, uploadId: fc.uuid(), leftOut: fc.nat() }),
  fc.record({ kind: fc.constant('edit-shown'), campaignId, guidelineVersion: whole }),
  fc.record({ kind: fc.constant('gold-list'), campaignId, page: whole }),
  fc.record({ kind: fc.constantFrom('gold-open', 'gold-retire', 'gold-return'), gold }),
  fc.record({ kind: fc.constant('review'), which, minutes: fc.option(fc.integer({ min: 1, max: 30 })) }),
  fc.record({
    kind: fc.constantFrom('review-again', 'review-pass', 'review-undo', 'review-stop', 'review-read-all'),
    offer: reviewOffers,
  }),
  fc.record({
    kind: fc.constant('review-choose'),
    offer: reviewOffers,
    answer: fc.uniqueArray(fc.integer({ min: 1, max: 100 })).map(labelsAnswer),
  }),
  fc.record({ kind: fc.constant('review-return'), offer: reviewOffers, more: fc.constantFrom(1, 2) }),
  fc.record({
    kind: fc.constant('review-verdict'),
    offer: reviewOffers,
    verdict: fc.constantFrom('settled', 'dropped'),
  }),
) as fc.Arbitrary<ButtonIntent>

test('what was packed is unpacked as it was', () => {
  fc.assert(
    fc.property(intents, (intent) => {
      expect(unpackIntent(packIntent(intent))).toEqual(intent)
    }),
    { numRuns: 500 },
  )
})

test('a choice fits the 75 characters of an option', () => {
  const longest = 'ffffffff-ffff-7fff-bfff-ffffffffffff'
  const offer = { campaignId: longest, sessionId: longest, revision: 2 ** 31 - 1 }
  expect(packIntent({ kind: 'review-choose', offer, answer: labelsAnswer([100]) }).length).toBeLessThanOrEqual(75)
})

test('text that was changed means nothing, or something else that can be packed', () => {
  const changed = fc
    .tuple(intents.map(packIntent), fc.nat(), fc.string({ maxLength: 3 }), fc.nat({ max: 3 }))
    .map(([text, at, put, cut]) => {
      const from = at % (text.length + 1)
      return text.slice(0, from) + put + text.slice(from + cut)
    })
  fc.assert(
    fc.property(changed, (text) => {
      const intent = unpackIntent(text)
      if (intent !== null) expect(packIntent(intent)).toBe(text)
    }),
    { numRuns: 1000 },
  )
})

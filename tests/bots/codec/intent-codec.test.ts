import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ButtonIntent, packIntent, unpackIntent } from '../../../src/bots/codec/intent-codec.ts'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { postponings } from '../../../src/domain/asking/postponing.ts'
import { skipReasons } from '../../../src/domain/session.ts'
import { offers } from '../cards/arbitrary-screens.ts'

const campaignId = fc.uuid()
const labelId = fc.integer({ min: 1, max: 100 })
const intents: fc.Arbitrary<ButtonIntent> = fc.oneof(
  fc.record({ kind: fc.constantFrom('resume', 'new-campaign', 'begin-afresh', 'list', 'help', 'all-commands') }),
  fc.record({ kind: fc.constant('campaign-step'), step: fc.constantFrom('what', 'items', 'who') }),
  fc.record({
    kind: fc.constantFrom('later', 'guide', 'launch', 'leave-out-of-draft', 'launch-telling-all', 'launch-at-any-hour'),
    campaignId,
  }),
  fc.record({ kind: fc.constant('ask-at'), campaignId, when: fc.constantFrom(...postponings) }),
  fc.record({ kind: fc.constant('let-go-on'), campaignId, personId: fc.uuid() }),
  fc.record({ kind: fc.constantFrom('join-confirm', 'join-decline'), requestId: fc.uuid() }),
  fc.record({ kind: fc.constant('start'), campaignId, minutes: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('status'), name: fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }) }),
  fc.record({
    kind: fc.constantFrom(
      'not-sure',
      'skip',
      'back',
      'undo',
      'stop',
      'read-all',
      'flag',
      'write',
      'as-it-is',
      'answer-again',
    ),
    offer: offers,
  }),
  fc.record({
    kind: fc.constant('review-take'),
    offer: fc.record({ campaignId, sessionId: fc.uuid(), revision: fc.nat() }),
    given: fc.stringMatching(/^[\w-]{16}$/),
  }),
  fc.record({ kind: fc.constant('answer'), offer: offers, answer: fc.uniqueArray(labelId).map(labelsAnswer) }),
  fc.record({
    kind: fc.constantFrom('answer', 'so-far'),
    offer: offers,
    answer: fc.record({ kind: fc.constant('order'), order: fc.uniqueArray(labelId) }),
  }),
  fc.record({ kind: fc.constant('skip-because'), offer: offers, reason: fc.constantFrom(...skipReasons) }),
) as fc.Arbitrary<ButtonIntent>

test('what was packed is unpacked as it was', () => {
  fc.assert(
    fc.property(intents, (intent) => {
      expect(unpackIntent(packIntent(intent))).toEqual(intent)
    }),
    { numRuns: 500 },
  )
})

test('an answer with one label fits the 75 characters of an option', () => {
  const offer = {
    campaignId: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
    sessionId: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
    position: 2 ** 31 - 1,
    revision: 2 ** 31 - 1,
  }
  expect(packIntent({ kind: 'answer', offer, answer: labelsAnswer([100]) }).length).toBeLessThanOrEqual(75)
})

test('offers whose numbers have as many digits are packed to the same length', () => {
  fc.assert(
    fc.property(offers, offers, (one, other) => {
      fc.pre(one.position.toString(36).length === other.position.toString(36).length)
      fc.pre(one.revision.toString(36).length === other.revision.toString(36).length)
      const lengths = [one, other].map(
        (offer) => packIntent({ kind: 'answer', offer, answer: labelsAnswer([3]) }).length,
      )
      expect(lengths[0]).toBe(lengths[1])
    }),
  )
})

test('any other text is refused, however near it comes', () => {
  const packed = fc.oneof(intents.map(packIntent), fc.string(), fc.string({ unit: 'binary' }))
  const changed = fc
    .tuple(packed, fc.nat(), fc.string({ maxLength: 3 }), fc.nat({ max: 3 }))
    .map(([text, at, put, cut]) => {
      const from = at % (text.length + 1)
      return text.slice(0, from) + put + text.slice(from + cut)
    })
  fc.assert(
    fc.property(changed, (text) => {
      const intent = unpackIntent(text)
      if (intent !== null) expect(packIntent(intent)).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

const campaign = 'AZLwwX0-eryN7wEjRWeJqw'
const session = 'AZLwwX0-eryN76vN7wEjRQ'
test.each([
  ['a position below 1', `u.${campaign}.${session}.0.1`],
  ['a revision beyond an integer', `u.${campaign}.${session}.1.zik0zk`],
  ['a leading zero', `u.${campaign}.${session}.01.1`],
  ['a label id above 100', `a.${campaign}.${session}.1.1.101`],
  ['a label id twice', `a.${campaign}.${session}.1.1.2-2`],
  ['an unknown skip reason', `b.${campaign}.${session}.1.1.9`],
  ['an id that is too short', `u.${campaign.slice(1)}.${session}.1.1`],
  ['spare bits in an id', `u.${campaign.slice(0, -1)}x.${session}.1.1`],
  ['a session of an hour', `s.${campaign}.60`],
  ['an unknown letter', `z.${campaign}`],
  ['more fields than there are', `g.${campaign}.1`],
  ['a name without end', `t.${'x'.repeat(3000)}`],
  ['a name of an object', 'constructor'],
  ['nothing', ''],
])('%s is refused', (_, text) => {
  expect(unpackIntent(text)).toBeNull()
})

import fc from 'fast-check'

const name = (most: number) =>
  fc
    .oneof(fc.constant('W'.repeat(most)), fc.constant('<!channel> *b* & <@U1>'), fc.string({ unit: 'binary' }))
    .map((text) => text.slice(0, most).toWellFormed())

const known = fc.nat(9_999).chain((answered) => fc.record({ answered: fc.constant(answered), right: fc.nat(answered) }))

/** Anything that may be worth a look. */
export const alarm = fc.oneof(
  fc.record({ kind: fc.constant('low-agreement') }),
  fc.record({ kind: fc.constant('shared-mistake'), truth: name(60), instead: name(60) }),
  fc.record({ kind: fc.constant('held-back'), name: name(200) }),
  fc.record({ kind: fc.constantFrom('misses-too-much', 'unlike-known'), name: name(200), known }),
  fc.record({
    kind: fc.constant('one-label'),
    name: name(200),
    label: name(60),
    given: fc.nat(),
    answers: fc.nat(),
    others: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('hasty'), name: name(200), hasty: fc.nat(), answers: fc.nat() }),
  fc.record({
    kind: fc.constant('faster-than-reading'),
    name: name(200),
    fast: fc.nat(),
    answers: fc.nat(),
    medianMs: fc.nat(7_000),
    medianWords: fc.integer({ min: 16, max: 100 }),
  }),
  fc.record({ kind: fc.constant('better-on-known'), name: name(200), known, asOthers: known }),
  fc.record({
    kind: fc.constant('easier-known'),
    items: fc.array(name(200), { minLength: 1 }),
    before: known,
    since: known,
  }),
  fc.record({
    kind: fc.constant('alike'),
    names: fc.tuple(name(200), name(200)),
    same: fc.nat(),
    wrong: fc.nat(),
  }),
  fc.record({ kind: fc.constant('same-text'), texts: fc.nat(), example: fc.array(name(200), { maxLength: 2 }) }),
  fc.record({
    kind: fc.constant('slipping'),
    name: name(200),
    known,
    trend: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }),
  }),
  fc.record({ kind: fc.constant('lopsided'), label: name(60) }),
)

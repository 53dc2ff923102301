import fc from 'fast-check'

const name = (most: number) =>
  fc
    .oneof(fc.constant('W'.repeat(most)), fc.constant('<!channel> *b* & <@U1>'), fc.string({ unit: 'binary' }))
    .map((text) => text.slice(0, most).toWellFormed())

/** Anything that may be worth a look. */
export const alarm = fc.oneof(
  fc.record({ kind: fc.constant('low-agreement') }),
  fc.record({ kind: fc.constant('shared-mistake'), truth: name(60), instead: name(60) }),
  fc.record({
    kind: fc.constantFrom('held-back', 'misses-too-much', 'same-answer', 'hasty', 'better-on-known'),
    name: name(200),
  }),
  fc.record({ kind: fc.constant('easier-known'), items: fc.array(name(200), { minLength: 1 }) }),
  fc.record({ kind: fc.constant('alike'), names: fc.tuple(name(200), name(200)) }),
  fc.record({ kind: fc.constant('same-text'), texts: fc.nat(), example: fc.array(name(200), { maxLength: 2 }) }),
  fc.record({
    kind: fc.constant('slipping'),
    name: name(200),
    trend: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }),
  }),
  fc.record({ kind: fc.constant('lopsided'), label: name(60) }),
)

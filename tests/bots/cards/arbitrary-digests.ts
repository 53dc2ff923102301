import fc from 'fast-check'
import { figureNames } from '../../../src/domain/figures/told-figures.ts'
import type {
  CompleteScreen,
  Decision,
  DigestNews,
  DigestScreen,
  SeveralDigests,
  WholeDigest,
} from '../../../src/domain/screens/digest-screens.ts'
import type { HomeScreen } from '../../../src/domain/screens/home-screen.ts'
import { alarm } from './arbitrary-alarms.ts'
import { heard } from './arbitrary-telling.ts'

const id = fc.uuid()
/** Nothing is called nothing. */
const name = (most: number) =>
  fc
    .oneof(fc.constant('W'.repeat(most)), fc.constant('<!channel> *b* & <@U1>'), fc.string({ unit: 'binary' }))
    .map((text) => text.slice(0, most).toWellFormed() || '.')
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const share = fc.double({ min: 0, max: 1, noNaN: true })
const alpha = fc.double({ min: -1, max: 1, noNaN: true })
const state = fc.constantFrom('pilot', 'running', 'paused', 'finished')
const done = { done: fc.nat(), items: fc.nat() }
const range = { earliest: day, latest: day }

const interval = fc.option(fc.record({ low: alpha, high: alpha }))
const worth = {
  undecided: fc.nat(),
  agreement: fc.option(
    fc.record({
      by: fc.constantFrom('alpha', 'AC1'),
      value: alpha,
      interval,
      isEnough: fc.constantFrom('no', 'perhaps', 'yes'),
    }),
  ),
}

const takeaway = fc.oneof(
  fc.record({ kind: fc.constant('quiet'), state }),
  fc.record({ kind: fc.constant('complete'), items: fc.nat(), ...worth }),
  fc.record({ kind: fc.constant('ended'), ...done, ...worth }),
  fc.record({ kind: fc.constant('paused'), ...done }),
  fc.record({ kind: fc.constant('disagreeing'), alpha, high: alpha }),
  fc.record({ kind: fc.constant('doubtful-people'), people: fc.nat() }),
  fc.record({ kind: fc.constant('slower'), answers: fc.nat(), before: fc.nat() }),
  fc.record({ kind: fc.constant('nearly-done'), ...range }),
  fc.record({ kind: fc.constant('on-its-way'), ...done, likely: day, earliest: day, latest: fc.option(day) }),
  fc.record({ kind: fc.constant('under-way'), ...done, why: fc.constantFrom('too-early', 'years') }),
)
const finish = fc.oneof(
  fc.record({ likely: day, earliest: day, latest: fc.option(day) }),
  fc.record({ likely: fc.constant(null), why: fc.constantFrom('done', 'not-running', 'too-early', 'years') }),
)
export const agreementShown = fc.oneof(
  fc.record({
    alpha,
    interval: fc.option(fc.record({ low: alpha, high: alpha })),
    items: fc.nat(),
    isSample: fc.boolean(),
    label: fc.option(name(60)),
    ac1: fc.option(fc.record({ value: alpha, interval: fc.option(fc.record({ low: alpha, high: alpha })) })),
  }),
  fc.record({ alpha: fc.constant(null), why: fc.constantFrom('too-few', 'all-the-same') }),
)
const score = fc.option(fc.record({ right: fc.nat(), low: share, high: share, n: fc.nat() }))
const balanced = fc.option(fc.record({ value: share, low: share, high: share }))
const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
const figure = fc.record({ value: amount, low: fc.option(amount), high: fc.option(amount) })
/** Every figure that there is may be there, or not. */
export const toldFigures = fc.record(Object.fromEntries(figureNames.map((named) => [named, figure])), {
  requiredKeys: [],
})

const decisions = fc.oneof(
  fc.record({ kind: fc.constant('review'), items: fc.nat() }),
  fc.record({ kind: fc.constant('check-gold'), suspects: fc.nat() }),
  fc.record({
    kind: fc.constant('hold-back'),
    personId: id,
    known: fc.record({ right: fc.nat(), answered: fc.nat() }),
  }),
  fc.record({ kind: fc.constant('add-gold'), live: fc.nat(), shortOf: fc.nat() }),
  fc.record({ kind: fc.constant('invite'), active: fc.nat(), invited: fc.nat(), likely: fc.option(day) }),
  fc.record({ kind: fc.constant('go-on'), remaining: fc.nat() }),
  fc.record({ kind: fc.constant('finish'), items: fc.nat(), undecided: fc.nat() }),
  fc.record({ kind: fc.constant('mend-guideline') }),
) as fc.Arbitrary<Decision>
const decisionShown = fc.record(
  {
    decision: decisions,
    personName: fc.option(name(200)),
    isYours: fc.boolean(),
    outcome: fc.record({ kind: fc.constantFrom('held-back', 'leads-asked'), isNew: fc.boolean() }),
  },
  { requiredKeys: ['decision', 'personName', 'isYours'] },
)
const changes = fc.oneof(
  fc.record({ kind: fc.constantFrom('answers', 'active'), now: fc.nat(), before: fc.nat() }),
  fc.record({ kind: fc.constant('agreement'), now: alpha, before: alpha, isChance: fc.boolean() }),
  fc.record({ kind: fc.constant('items'), added: fc.nat() }),
  fc.record({ kind: fc.constant('guideline'), version: fc.nat() }),
  fc.record({ kind: fc.constant('state'), now: state, before: state }),
  fc.record({ kind: fc.constant('likely'), now: day, before: day }),
)

const digestsOf = (most: number) =>
  fc.record({
    kind: fc.constant('digest'),
    campaignId: id,
    campaignName: name(80),
    week: fc.record({ from: day, to: day }),
    edition: fc.constantFrom('weekly', 'last', 'so-far'),
    takeaway,
    figures: fc.option(
      fc.record({
        ...done,
        finish,
        answers: fc.nat(),
        minutes: fc.nat(),
        active: fc.nat(),
        invited: fc.nat(),
        flagged: fc.nat(),
        inReview: fc.nat(),
        undecided: fc.nat(),
        agreement: agreementShown,
        told: toldFigures,
      }),
    ),
    annotators: fc.option(
      fc.array(fc.record({ name: name(200), answers: fc.nat(), score, balanced, isHeldBack: fc.boolean() }), {
        maxLength: 2 * most,
        size: 'max',
      }),
    ),
    known: fc.option(
      fc
        .nat({ max: 9_999 })
        .chain((answered) => fc.record({ right: fc.nat({ max: answered }), answered: fc.constant(answered) })),
    ),
    changes: fc.array(changes, { maxLength: 7 }),
    alarms: fc.array(alarm, { maxLength: most, size: 'max' }),
    decisions: fc.uniqueArray(decisionShown, { maxLength: 3, selector: ({ decision }) => decision.kind }),
    undelivered: fc.array(
      fc.record({ deliveryId: id, name: name(200), weekStart: day, state: fc.constantFrom('unsure', 'failed') }),
      {
        maxLength: 30,
      },
    ),
  }) as fc.Arbitrary<DigestScreen>

/** Any digest, as its first part is drawn. */
export const digests = digestsOf(100)

const news = fc.oneof(
  fc.record({
    kind: fc.constant('lead-asked'),
    campaignId: id,
    campaignName: name(80),
    byName: name(200),
    today: day,
    decision: decisionShown,
  }),
  fc.record({
    kind: fc.constant('channel-refused'),
    campaignId: id,
    campaignName: name(80),
    channel: fc.constant('C0TEAM'),
    deliveryId: id,
  }),
  fc.record({ kind: fc.constant('digest-channel'), name: name(80), goes: fc.boolean(), changed: fc.boolean() }),
  fc.record({
    kind: fc.constant('person-held-back'),
    campaignId: id,
    campaignName: name(80),
    personId: id,
    personName: name(200),
    heard,
  }),
) as fc.Arbitrary<DigestNews>

/** Digests of one morning, of somebody's campaigns or in a channel. */
export const severalDigests: fc.Arbitrary<SeveralDigests> = fc
  .tuple(fc.array(digestsOf(2), { minLength: 2, maxLength: 6 }), fc.boolean())
  .map(([all, isForAll]) => ({
    kind: 'digests',
    digests: isForAll
      ? all.map((one) => ({ ...one, annotators: null, alarms: [], decisions: [], undelivered: [] }))
      : all.map((one) => ({ ...one, annotators: one.figures === null ? null : (one.annotators ?? []) })),
  }))

export const completeScreens = fc.record({
  kind: fc.constant('campaign-complete'),
  campaignId: id,
  campaignName: name(80),
  today: day,
  takeaway: fc.record({ kind: fc.constant('complete'), items: fc.nat(), ...worth }),
  inReview: fc.nat(),
  known: score,
  decisions: fc.uniqueArray(decisionShown, { maxLength: 2, selector: ({ decision }) => decision.kind }),
}) as fc.Arbitrary<CompleteScreen>

/** Any digest, and what follows from its buttons. */
export const digestScreens: fc.Arbitrary<DigestScreen | SeveralDigests | CompleteScreen | WholeDigest | DigestNews> =
  fc.oneof(
    digests,
    severalDigests,
    completeScreens,
    digests.map((digest): WholeDigest => ({ ...digest, kind: 'whole-digest' })),
    news,
  )

const minutes = fc.integer({ min: 1, max: 30 })

/** Any Home that somebody may have. */
export const homeScreens = fc.record({
  kind: fc.constant('home'),
  goingOn: fc.option(fc.record({ campaignName: name(80), until: fc.constant('10:35') })),
  waiting: fc.array(
    fc.record({
      campaignId: id,
      name: name(80),
      left: fc.constantFrom(1, 10, 20, 50, 100, 200, 500),
      sessionMinutes: minutes,
    }),
    { maxLength: 5 },
  ),
  own: fc.option(
    fc.record({
      thisWeek: fc.nat(),
      inAll: fc.nat(),
      campaigns: fc.array(fc.record({ name: name(80), answers: fc.nat(), score }), { maxLength: 5 }),
    }),
  ),
  steered: fc.array(
    fc.record({
      campaignId: id,
      name: name(80),
      state,
      isLead: fc.boolean(),
      seesDigest: fc.boolean(),
      mayReview: fc.boolean(),
      ...done,
      answersThisWeek: fc.nat(),
      activeThisWeek: fc.nat(),
      invited: fc.nat(),
      inReview: fc.nat(),
      unsure: fc.array(name(200), { maxLength: 50 }),
      unreachable: fc.array(name(200), { maxLength: 50 }),
    }),
    { maxLength: 6 },
  ),
  more: fc.nat({ max: 500 }),
  mayCreate: fc.boolean(),
}) as fc.Arbitrary<HomeScreen>

import fc from 'fast-check'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { type ReviewOffer, reviewReasons } from '../../../src/domain/intents/review-intent.ts'
import type { ItemContent } from '../../../src/domain/item.ts'
import { limits } from '../../../src/domain/limits.ts'
import { roles } from '../../../src/domain/person.ts'
import type { ReviewScreen } from '../../../src/domain/screens/review-screens.ts'
import type { SteerScreen } from '../../../src/domain/screens/steer-screens.ts'
import { skipReasons } from '../../../src/domain/session.ts'
import { type TaskTypeName, taskTypeNames } from '../../../src/domain/task-types/task-types.ts'
import { itemWarning, personProblem, rowProblem } from './arbitrary-problems.ts'
import { tellings } from './arbitrary-telling.ts'

const id = fc.uuid()
const hostile = '<!channel> *b* & <@U1> `c` \u202e'
const text = (most: number) =>
  fc
    .oneof(
      fc.constant('W'.repeat(most)),
      fc.constant(hostile.repeat(Math.ceil(most / 20))),
      fc.string({ unit: 'binary' }),
    )
    .map((one) => one.slice(0, most).toWellFormed())
const name = text(limits.campaignName)
const texts = fc.oneof(
  text(limits.itemText).map((one) => ({ text: one, a: null, b: null })),
  text(limits.itemText).map((one) => ({ text: null, a: one, b: one })),
  text(limits.itemText).map((one) => ({ text: null, a: null, b: null, candidates: [one, one, one, one, one] })),
)
const contents: fc.Arbitrary<ItemContent> = fc
  .tuple(
    texts,
    fc.option(fc.constant('https://img.example/1.png')),
    fc.array(fc.tuple(text(60), text(2000)), { maxLength: 20 }),
  )
  .map(([shown, image, context]) => ({ ...shown, image, context }))
const labels = fc
  .integer({ min: 2, max: limits.labels.max })
  .chain((count) => fc.array(text(limits.labelName), { minLength: count, maxLength: count }))
  .map((names) => names.map((label, at) => ({ id: at + 1, name: label, definition: '' })))
const step = (name: string) =>
  fc.record({ id: fc.nat(), name: fc.constant(name), definition: text(limits.labelDefinition) })
const scaleEnds = fc.record({ low: step('-999999'), high: step('5') })
const labelNames = fc.array(text(limits.labelName), { minLength: 1, maxLength: 20 })
const taskType = fc.constantFrom<TaskTypeName[]>(...taskTypeNames)
const reached = fc.record({
  items: fc.nat(),
  done: fc.nat(),
  answers: fc.nat(),
  answersWanted: fc.nat(),
  inReview: fc.nat(),
  undecided: fc.nat(),
  agreement: fc.option(
    fc.record({
      by: fc.constantFrom('alpha', 'AC1'),
      value: fc.double({ min: -1, max: 1, noNaN: true }),
      interval: fc.option(fc.record({ low: fc.constant(-0.5), high: fc.constant(0.5) })),
      isEnough: fc.constantFrom('no', 'perhaps', 'yes'),
    }),
  ),
  agreementAgeMinutes: fc.nat({ max: 90_000 }),
  known: fc.option(fc.record({ right: fc.nat(), n: fc.nat(), low: fc.constant(0), high: fc.constant(1) })),
})
const role = fc.constantFrom('annotator', 'adjudicator', 'lead', 'manager')
const names = fc.array(text(80), { maxLength: 30 })
const problems = fc.array(fc.record({ line: fc.option(fc.nat()), what: rowProblem(text(300)) }), {
  maxLength: 50,
  size: 'max',
})
const accounts = fc.array(fc.stringMatching(/^U[A-Z0-9]{8}$/), { maxLength: 40 })
const digest = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), minuteOfDay: fc.integer({ min: 0, max: 1439 }) })
const gold = fc.record({ campaignId: id, itemId: id })
const votes = fc.array(fc.record({ labels: labelNames, count: fc.nat() }), { maxLength: 30 })

export const reviewOffers: fc.Arbitrary<ReviewOffer> = fc.record({
  campaignId: id,
  sessionId: id,
  revision: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
})

const goldLine = fc.record({
  gold,
  content: contents,
  labels: labelNames,
  shown: fc.nat(),
  answered: fc.nat(),
  wrong: fc.nat(),
  flagged: fc.nat(),
  retired: fc.boolean(),
  suspect: fc.boolean(),
  mostChosen: fc.option(labelNames),
})

const editChanges = fc.oneof(
  fc.record({ kind: fc.constant('guideline'), version: fc.nat() }),
  fc.record({ kind: fc.constant('overlap'), before: fc.nat(), after: fc.nat(), items: fc.nat() }),
  fc.record({ kind: fc.constant('session-minutes'), minutes: fc.nat() }),
  fc.record({ kind: fc.constant('digest'), at: digest }),
  fc.record({ kind: fc.constant('digest-channel'), channel: fc.option(fc.constant('C0TEAM')) }),
  scaleEnds.map((ends) => ({ kind: 'scale-ends', ...ends })),
  fc.record({ kind: fc.constant('people'), act: fc.constantFrom('invite', 'remove'), role, names }),
  fc.record({ kind: fc.constant('problem'), what: personProblem(text(200)) }),
)

const rolesOf = fc.record({ personId: id, roles: fc.subarray([...roles], { minLength: 1 }) })
const leaving = fc
  .tuple(rolesOf, text(80), fc.option(fc.nat()))
  .map(([one, called, openAnswers]) => ({ ...one, name: called, openAnswers }))

const steer = fc.oneof(
  fc.record({
    kind: fc.constant('campaign-state'),
    campaignId: id,
    name,
    state: fc.constantFrom('running', 'paused', 'finished'),
    changed: fc.boolean(),
    reached: fc.option(reached),
    canReopen: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('finish-asked'), campaignId: id, name, reached }),
  fc.record({
    kind: fc.constant('remove-asked'),
    campaignId: id,
    name,
    role: fc.option(role),
    people: fc.array(leaving, { minLength: 1, maxLength: limits.removedAtOnce, size: 'max' }),
    unchanged: names,
    problems: fc.array(personProblem(text(200)), { maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant('people-changed'),
    act: fc.constantFrom('invite', 'remove', 'give-back'),
    removed: fc.array(rolesOf, { maxLength: limits.removedAtOnce }),
    campaignId: id,
    name,
    role: fc.option(role),
    changed: names,
    unchanged: names,
    telling: fc.option(tellings(text(80))),
    problems: fc.array(personProblem(text(200)), { maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant('role-given'), campaignId: id, name, role, byName: text(80) }),
  fc.record({ kind: fc.constant('role-taken'), name, answered: fc.nat() }),
  fc.record({ kind: fc.constant('add-form'), campaignId: id, name, taskType, problems: fc.constant([]) }),
  fc.record({
    kind: fc.constant('add-preview'),
    campaignId: id,
    uploadId: fc.option(id),
    name,
    overlap: fc.nat({ max: 20 }),
    items: fc.nat(),
    gold: fc.nat(),
    goldByLabel: fc.array(fc.record({ label: text(60), count: fc.nat() }), { maxLength: 100, size: 'max' }),
    sample: fc.array(contents, { maxLength: 3 }),
    warnings: fc.array(itemWarning(text(300)), { maxLength: 20 }),
    problems,
    problemCount: fc.nat(),
    canLeaveOut: fc.option(fc.record({ uploadId: id, rows: fc.integer({ min: 1 }) })),
    leftOut: fc.nat(),
  }),
  fc.record({ kind: fc.constant('items-added'), name, items: fc.nat(), gold: fc.nat() }),
  fc.record({
    kind: fc.constant('edit-form'),
    campaignId: id,
    name,
    guideline: fc.option(text(3000)),
    guidelineVersion: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    overlap: fc.integer({ min: 1, max: 20 }),
    sessionMinutes: fc.integer({ min: 1, max: 30 }),
    digest,
    digestChannel: fc.option(fc.constant('C0TEAM')),
    ends: fc.option(scaleEnds),
    people: fc.record({ annotator: accounts, adjudicator: accounts, lead: accounts, manager: accounts }),
    problems: fc.constant([]),
  }),
  fc.record({ kind: fc.constant('edited'), name, changes: fc.array(editChanges, { maxLength: 20 }) }),
  fc.record({
    kind: fc.constant('gold-list'),
    campaignId: id,
    name,
    page: fc.integer({ min: 1, max: 9 }),
    pages: fc.integer({ min: 1, max: 9 }),
    total: fc.nat(),
    retired: fc.nat(),
    suspects: fc.nat(),
    golds: fc.array(goldLine, { maxLength: 8, size: 'max' }),
    said: fc.option(fc.constantFrom('corrected', 'retired', 'returned')),
  }),
  labels.chain((all) =>
    fc.record({
      kind: fc.constant('gold-form'),
      gold,
      taskType,
      labels: fc.constant(all),
      content: contents,
      answer: fc.constant(labelsAnswer([1])),
      explanation: text(limits.explanation),
      votes,
      problem: fc.constantFrom(
        null,
        { kind: 'no-right-answer' },
        { kind: 'explanation-too-long', length: 2001, most: 2000 },
      ),
    }),
  ),
  fc.record({ kind: fc.constant('export-begun'), name }),
  fc.record({ kind: fc.constant('export-ready'), name, items: fc.nat(), answers: fc.nat() }),
  fc.record({ kind: fc.constant('export-failed'), name, why: fc.constantFrom('too-large', 'refused', 'unsure') }),
  fc.record({
    kind: fc.constant('export-links'),
    name,
    why: fc.constantFrom('too-large', 'refused'),
    links: fc.constant(
      ['jsonl', 'csv'].map((format) => ({ format, url: `https://labelbreak.example/exports/${format}` })),
    ),
  }),
  fc.record({
    kind: fc.constant('export-file'),
    name,
    format: fc.constantFrom('jsonl', 'csv'),
    how: fc.constantFrom('coming', 'declined', 'answered-before', 'too-old'),
  }),
) as fc.Arbitrary<SteerScreen>

const choice = fc.record({
  labels: labelNames,
  votes,
  known: fc.option(fc.record({ labels: labelNames, explanation: text(limits.explanation) })),
})

const review = fc.oneof(
  labels
    .chain((all) =>
      fc.record({
        kind: fc.constant('review-item'),
        offer: reviewOffers,
        campaignName: name,
        taskType,
        labels: fc.constant(all),
        content: contents,
        reasons: fc.uniqueArray(fc.constantFrom(...reviewReasons)),
        notes: fc.array(text(limits.flagNote), { maxLength: 30 }),
        skips: fc.array(fc.record({ reason: fc.constantFrom(...skipReasons), count: fc.nat() }), { maxLength: 4 }),
        place: fc.record({ waiting: fc.nat(), until: fc.constant('10:35') }),
        choice: fc.option(choice),
        mayReturn: fc.constantFrom(0, 1, 2),
        canUndo: fc.boolean(),
        note: fc.option(fc.constant('too-soon')),
      }),
    )
    .map(({ note, ...screen }) => (note === null ? screen : { ...screen, note })),
  fc.record({
    kind: fc.constant('verdict-form'),
    offer: reviewOffers,
    verdict: fc.constantFrom('settled', 'dropped'),
    labels: labelNames,
    hasFlags: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('review-over'),
    campaignId: id,
    campaignName: name,
    reason: fc.constantFrom('time', 'nothing-left', 'stopped', 'expired'),
    settled: fc.nat(),
    returned: fc.nat(),
    dropped: fc.nat(),
    waiting: fc.nat(),
    minutes: fc.nat(),
    undo: fc.option(reviewOffers),
  }),
  fc.record({
    kind: fc.constant('choose-review'),
    campaigns: fc.array(fc.record({ campaignId: id, name, waiting: fc.nat() }), { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant('outcomes'),
    campaignName: name,
    outcomes: fc.array(
      fc.record({
        excerpt: text(160),
        verdict: fc.constantFrom('settled', 'returned', 'dropped'),
        labels: labelNames,
        why: text(limits.verdictWhy),
      }),
      { minLength: 1, maxLength: 20 },
    ),
  }),
) as fc.Arbitrary<ReviewScreen>

/** All that leads and adjudicators are shown, filled with what is worst to draw. */
export const steeringScreens: fc.Arbitrary<SteerScreen | ReviewScreen> = fc.oneof(steer, review)

import fc from 'fast-check'
import type { ItemContent } from '../../../src/domain/item.ts'
import type { ColumnLook } from '../../../src/domain/items/file-look.ts'
import { guessColumns } from '../../../src/domain/items/guess-columns.ts'
import { limits } from '../../../src/domain/limits.ts'
import { roles } from '../../../src/domain/person.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import type { Offer } from '../../../src/domain/session.ts'
import { type TaskTypeName, taskTypeNames, taskTypes } from '../../../src/domain/task-types/task-types.ts'
import { alarm } from './arbitrary-alarms.ts'
import { agreementShown, digestScreens, homeScreens, toldFigures } from './arbitrary-digests.ts'
import { itemWarning, rowProblem } from './arbitrary-problems.ts'
import { steeringScreens } from './arbitrary-steering.ts'
import { heard, moments, tellings } from './arbitrary-telling.ts'

/** Text as bad as a data file can hold: markup, mentions, control characters, other scripts, and much of it. */
export function hostileText(most: number): fc.Arbitrary<string> {
  // A piece has some forty characters: of many, the last would be cut away.
  const mostPieces = Math.min(40, Math.ceil(most / 8))
  const piece = fc.oneof(
    fc.constantFrom(
      '<!channel>',
      '<@U123>',
      '*bold* _it_ ~no~ `code`',
      '&amp; & < >',
      ':smile:',
      '<https://evil.example|click>',
      '\u202eסוף\u202c',
      'مرحبا بالعالم',
      '👩‍👩‍👧‍👦',
      '\n\n',
      '\t',
      '"\\',
      ' ',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ maxLength: 200, size: 'max' }),
  )
  return fc
    .tuple(fc.array(piece, { maxLength: mostPieces, size: 'max' }), fc.integer({ min: 1, max: 400 }))
    .map(([pieces, times]) => {
      const once = pieces.join('')
      // No more often than can be seen: whole megabytes would be made only to be cut away.
      const seen = Math.min(times, Math.ceil(most / Math.max(once.length, 1)))
      return once.repeat(seen).slice(0, most).toWellFormed()
    })
}

/** Nothing is called nothing. */
const name = (most: number) =>
  fc
    .oneof(
      fc.constant('W'.repeat(most)),
      fc.string({ minLength: 1, maxLength: most, unit: 'grapheme' }),
      hostileText(most),
    )
    .map((text) => text.slice(0, most).toWellFormed() || '.')
const id = fc.uuid()
const largest = 2 ** 31 - 1

export const offers: fc.Arbitrary<Offer> = fc.record({
  campaignId: id,
  sessionId: id,
  position: fc.integer({ min: 1, max: largest }),
  revision: fc.integer({ min: 0, max: largest }),
})

const text = fc.option(hostileText(limits.itemText))
const formProblems = fc.array(
  fc.record({
    field: fc.constant('name' as const),
    what: fc.record({ kind: fc.constant('name-taken' as const), name: hostileText(500) }),
  }),
  { maxLength: 10 },
)

const columnLooks: fc.Arbitrary<ColumnLook> = fc.record({
  ...{ name: name(200), filled: fc.nat(90), meanLength: fc.nat() },
  holds: fc.constantFrom('priorities', 'addresses', 'texts'),
  values: fc.option(fc.array(fc.record({ text: hostileText(200), count: fc.nat() }), { maxLength: 5 })),
})

const contents: fc.Arbitrary<ItemContent> = fc.record({
  text,
  a: text,
  b: text,
  image: fc.option(fc.webUrl({ validSchemes: ['https'] })),
  context: fc.array(fc.tuple(name(60), hostileText(2000)), { maxLength: 25, size: 'max' }),
})

/** The texts of a ranking, and an order in which they are shown. */
const candidates = fc.integer({ min: 3, max: 5 }).chain((count) =>
  fc.record({
    candidates: fc.array(hostileText(limits.itemText), { minLength: count, maxLength: count }),
    shownOrder: fc.shuffledSubarray([...'abcde'].slice(0, count), { minLength: count }).map((all) => all.join('')),
  }),
)

const contentsToWrite: fc.Arbitrary<ItemContent> = fc
  .tuple(contents, fc.option(hostileText(limits.answerText)))
  .map(([content, draft]) => (draft === null ? content : { ...content, draft }))

function labels(taskType: TaskTypeName) {
  const label = fc.record({ name: name(limits.labelName), definition: hostileText(limits.labelDefinition) })
  const own = taskTypes[taskType].labels
  if (own.kind === 'own') return fc.constant(own.all)
  return fc
    .array(label, { minLength: 2, maxLength: limits.labels.max, size: 'max' })
    .map((all) => all.map((it, at) => ({ ...it, id: at + 1 })))
}

const taskTypeAndLabels = fc
  .constantFrom(...taskTypeNames)
  .chain((taskType) => labels(taskType).map((labels) => ({ taskType, labels })))

export const prompts: fc.Arbitrary<PromptScreen> = fc
  .record({
    task: taskTypeAndLabels,
    offer: offers,
    campaignName: name(limits.campaignName),
    content: contentsToWrite,
    candidates,
    begun: fc.nat({ max: 3 }),
    asking: fc.constantFrom('label', 'closest', 'skip-reason'),
    place: fc.record({ done: fc.nat(), until: fc.constant('10:35') }),
    canUndo: fc.boolean(),
  })
  .map(({ task, candidates, begun, ...screen }) => {
    if (task.taskType !== 'ranking') return { kind: 'prompt', ...task, ...screen } as PromptScreen
    const content = { ...screen.content, text: null, a: null, b: null, ...candidates }
    const soFar = [...candidates.shownOrder]
      .map((letter) => 'abcde'.indexOf(letter) + 1)
      .slice(0, Math.min(begun, candidates.candidates.length - 2))
    const order = soFar.length === 0 ? {} : { soFar: { kind: 'order', order: soFar } }
    return { kind: 'prompt', ...task, ...screen, content, ...order } as PromptScreen
  })

const score = fc.option(
  fc.record({
    right: fc.nat(),
    low: fc.constant(0),
    high: fc.constant(1),
    n: fc.nat(),
  }),
)
const notices = fc.oneof(
  fc.constantFrom(
    'not-yours',
    'session-gone',
    'not-understood',
    'nothing-chosen',
    'guests-cannot-create',
    'not-a-member',
    'only-leads',
    'campaign-closed',
    'held-back',
    'nothing-left',
    'nothing-to-do',
    'already-launched',
    'being-added',
    'draft-gone',
    'file-unreadable',
    'file-too-large',
    'continued-in-dm',
    'went-wrong',
  ),
  fc.record({ kind: fc.constant('no-such-campaign'), name: hostileText(3000), nearest: fc.option(name(80)) }),
  fc.record({ kind: fc.constant('name-taken'), name: name(80) }),
  fc.record({ kind: fc.constant('platform-busy'), seconds: fc.option(fc.nat()) }),
)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const ranged = fc.record({ value: share, low: fc.option(share), high: fc.option(share) })
const days = fc.double({ min: 0, max: 1e6, noNaN: true })
const figures = fc.record({
  agreement: fc.option(agreementShown),
  daysLeft: fc.option(fc.record({ likely: days, low: days, high: days })),
  answersPerDay: fc.option(ranged),
  labeling: fc.record({
    shares: fc.array(fc.record({ label: name(60), share }), { maxLength: 100 }),
    words: fc.array(fc.record({ word: fc.constantFrom('guess', 'fairly', 'sure'), right: ranged }), { maxLength: 3 }),
    calibrationError: fc.option(share),
    overnight: fc.option(
      fc.record({
        method: fc.constantFrom('dawid-skene', 'live-vote', 'mixed', 'middle-text'),
        reasons: fc.array(
          fc.record({ kind: fc.constant('class-starved'), label: name(200), left: fc.nat(), won: fc.nat() }),
          { maxLength: 5 },
        ),
      }),
    ),
  }),
  told: toldFigures,
  alarms: fc.array(alarm, { maxLength: 100, size: 'max' }),
  heldBack: fc.array(fc.record({ campaignId: id, personId: id, name: name(200) }), { maxLength: 40, size: 'max' }),
  ageMinutes: fc.nat(),
  nightAgeMinutes: fc.option(fc.nat()),
  leaksAgeMinutes: fc.option(fc.nat()),
})

function stopEarly() {
  const sureAt = fc.double({ min: 0.51, max: 0.99, noNaN: true })
  return fc.option(fc.record({ sureAt, fewest: fc.integer({ min: 1, max: 20 }) }))
}

const minutes = fc.integer({ min: 1, max: 30 })
const choiceLabels = labels('choice')

const others = fc.oneof(
  fc.record({
    kind: fc.constant('invitation'),
    leadName: name(200),
    campaign: fc.record({
      campaignId: id,
      name: name(80),
      purpose: hostileText(limits.purpose),
      taskType: fc.constantFrom(...taskTypeNames),
      items: fc.nat(),
      overlap: fc.integer({ min: 1, max: 20 }),
      sessionMinutes: minutes,
      hasGold: fc.boolean(),
    }),
  }),
  fc.record({
    kind: fc.constant('choose-session'),
    campaigns: fc.array(fc.record({ campaignId: id, name: name(80), left: fc.nat(), sessionMinutes: minutes }), {
      minLength: 1,
      maxLength: 40,
      size: 'max',
    }),
  }),
  fc.record({
    kind: fc.constant('session-over'),
    campaignId: id,
    campaignName: name(80),
    reason: fc.constantFrom('time', 'nothing-left', 'stopped', 'expired', 'campaign-closed'),
    answered: fc.nat(),
    skipped: fc.nat(),
    left: fc.option(fc.nat()),
    undo: fc.option(offers),
    sessionMinutes: minutes,
    tooLate: fc.constantFrom(undefined, 'answer', 'undo'),
  }),
  fc.record({ kind: fc.constant('asked-anew') }),
  fc.record({ kind: fc.constant('continued-below'), campaignName: name(80) }),
  fc.record({
    kind: fc.constant('postponed'),
    campaignId: id,
    campaignName: name(80),
    sessionMinutes: minutes,
    nextAt: fc.option(moments),
    inUtc: fc.constantFrom(undefined, true),
    choices: fc.array(fc.record({ when: fc.constantFrom('hour', 'after-lunch', 'tomorrow'), at: moments }), {
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('daily'),
    why: fc.constantFrom('daily', 'reminder', 'later'),
    campaignId: id,
    campaignName: name(80),
    left: fc.constantFrom(1, 10, 500),
    sessionMinutes: minutes,
    guidelineNews: fc.option(fc.array(hostileText(2000), { maxLength: 30 })),
  }),
  fc.record({
    kind: fc.constant('settings-kept'),
    next: fc.option(fc.constant('2026-11-23')),
    zone: fc.constant('Europe/Berlin'),
    zoneBasis: fc.constantFrom('told', 'chosen', 'guessed', 'none'),
  }),
  fc.record({
    kind: fc.constant('unreachable'),
    personName: name(200),
    campaignNames: fc.array(name(80), { minLength: 1, maxLength: 50 }),
  }),
  fc.record({
    kind: fc.constant('guide'),
    campaignName: name(80),
    taskType: fc.constantFrom(...taskTypeNames),
    text: hostileText(limits.guideline),
    labels: choiceLabels,
  }),
  fc.record({ kind: fc.constant('whole-item'), content: contents }),
  fc.record({ kind: fc.constant('flag-form'), offer: offers }),
  fc.record({ kind: fc.constant('flag-kept') }),
  fc.record({
    kind: fc.constant('write-form'),
    over: fc.record({ kind: fc.constant('write'), offer: offers }),
    content: contentsToWrite,
    initial: hostileText(limits.answerText),
    problem: fc.constantFrom(
      undefined,
      { kind: 'nothing-written' },
      { kind: 'not-open' },
      { kind: 'answer-too-long', length: 3001, most: limits.answerText },
    ),
  }),
  fc.record({
    ...{ kind: fc.constant('campaign-form'), step: fc.constant('what'), problems: formProblems },
    items: fc.option(fc.record({ name: name(200), rows: fc.nat() })),
  }),
  fc
    .tuple(fc.array(columnLooks, { minLength: 1, maxLength: 90 }), fc.constantFrom(...taskTypeNames))
    .chain(([columns, taskType]) => {
      const look = { rows: columns.length, columns }
      return fc.record({
        ...{ kind: fc.constant('campaign-form'), step: fc.constant('items'), problems: formProblems },
        look: fc.record({
          ...{ rows: fc.constant(look.rows), columns: fc.constant(columns) },
          first: fc.tuple(...columns.map(() => hostileText(2000))),
        }),
        ...{ taskType: fc.constant(taskType), places: fc.constant(guessColumns(look, taskType)) },
        ...{ name: name(200), guidelineFile: fc.option(name(200)) },
      })
    }),
  fc.record({ kind: fc.constant('campaign-form'), step: fc.constant('who'), problems: formProblems }),
  fc.record({
    kind: fc.constant('one-moment'),
    doing: fc.constantFrom('reading-items', 'launching', 'adding-items', 'saving-edit', 'saving-answer'),
    asking: fc.option(fc.record({ people: fc.nat(), seconds: fc.nat() })),
  }),
  fc.record({
    kind: fc.constant('preview'),
    campaignId: fc.option(id),
    name: name(80),
    taskType: fc.constantFrom(...taskTypeNames),
    labels: choiceLabels,
    sample: fc.array(contents, { maxLength: 6 }),
    items: fc.nat(),
    gold: fc.nat(),
    goldByLabel: fc.array(fc.record({ label: name(60), count: fc.nat() }), { maxLength: 100, size: 'max' }),
    overlap: fc.integer({ min: 1, max: 20 }),
    stopEarly: stopEarly(),
    sessionMinutes: fc.integer({ min: 1, max: 30 }),
    people: fc.record({ annotators: fc.nat(), adjudicators: fc.nat(), managers: fc.nat() }),
    digestChannel: fc.option(fc.constant('C0TEAM')),
    telling: fc.option(tellings(name(200))),
    tellAll: fc.option(fc.record({ now: fc.nat(), outside: fc.nat(), ownHours: fc.nat() })),
    tellAtAnyHour: fc.option(fc.record({ now: fc.nat(), outside: fc.integer({ min: 1 }), ownHours: fc.nat() })),
    warnings: fc.array(itemWarning(hostileText(1000)), { maxLength: 30 }),
    problems: fc.array(fc.record({ line: fc.option(fc.nat()), what: rowProblem(hostileText(1000)) }), {
      maxLength: 100,
      size: 'max',
    }),
    problemCount: fc.nat(),
    canLeaveOut: fc.option(fc.record({ campaignId: id, rows: fc.integer({ min: 1 }) })),
    leftOut: fc.nat(),
  }),
  fc.record({ kind: fc.constant('launched'), name: name(80), items: fc.nat(), telling: tellings(name(200)) }),
  fc.record({
    kind: fc.constant('campaign-list'),
    campaigns: fc.array(
      fc.record({
        name: name(80),
        state: fc.constantFrom('draft', 'pilot', 'running', 'paused', 'finished'),
        roles: fc.subarray(['annotator', 'adjudicator', 'lead', 'manager'], { minLength: 1 }),
        progress: fc.option(fc.record({ done: fc.nat(), of: fc.nat() })),
        undelivered: fc.record({ unsure: fc.nat(), failed: fc.nat() }),
      }),
      { maxLength: 200, size: 'max' },
    ),
  }),
  fc.record({
    kind: fc.constantFrom('status', 'whole-status'),
    campaign: fc.record({
      id,
      name: name(80),
      state: fc.constantFrom('running', 'paused'),
      overlap: fc.integer({ min: 1, max: 20 }),
      stopEarly: stopEarly(),
    }),
    progress: fc.option(
      fc.record({
        items: fc.nat(),
        done: fc.nat(),
        answers: fc.nat(),
        answersWanted: fc.nat(),
        flagged: fc.nat(),
        activeAnnotators: fc.nat(),
        invitedAnnotators: fc.nat(),
        gold: fc.nat(),
        undecided: fc.nat(),
      }),
    ),
    annotators: fc.array(
      fc.record({
        name: name(200),
        answers: fc.nat(),
        medianSeconds: fc.option(fc.double({ min: 0, max: 9999, noNaN: true })),
        score,
        balanced: fc.option(fc.record({ value: share, low: fc.option(share), high: fc.option(share) })),
      }),
      { maxLength: 300, size: 'max' },
    ),
    figures: fc.option(figures),
    scoresAre: fc.constantFrom('everyone', 'own', 'hidden'),
    unsure: fc.array(name(200), { maxLength: 300, size: 'max' }),
    doubtful: fc.array(
      fc.record({
        deliveryId: id,
        name: fc.option(name(200)),
        what: fc.constantFrom('invitation', 'digest', 'other'),
        state: fc.constantFrom('unsure', 'failed'),
      }),
      { maxLength: 100 },
    ),
    unreachable: fc.array(name(200), { maxLength: 300, size: 'max' }),
  }),
  fc.record({
    kind: fc.constant('help'),
    roles: fc.subarray([...roles]),
    mayCreate: fc.boolean(),
    isWhole: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('misread'),
    words: fc.oneof(hostileText(4000), fc.constantFrom('stop', 'undo it', '5', 'invite Maria', 'as boss', 'rename')),
    nearest: fc.option(fc.constantFrom('status', 'new')),
  }),
  fc.record({ kind: fc.constant('notice'), notice: notices }),
  fc.record({
    kind: fc.constant('join-request'),
    requestId: id,
    here: name(200),
    there: name(200),
    byName: name(200),
    stage: fc.constantFrom('to-confirm', 'confirmed', 'asked'),
    days: fc.constant(7),
  }),
  fc.record({
    kind: fc.constant('join-over'),
    here: name(200),
    there: name(200),
    how: fc.constantFrom('joined', 'declined', 'withdrawn', 'expired', 'overtaken'),
    byName: fc.option(name(200)),
    renamed: fc.array(fc.record({ before: name(80), after: name(80) }), { maxLength: 30 }),
    linked: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('held-back'), campaignName: name(80), leads: fc.array(name(200), { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant('annotator-held-back'),
    campaignId: id,
    campaignName: name(80),
    personId: id,
    personName: name(200),
    goesOn: fc.option(fc.record({ byName: name(200), heard })),
  }),
  fc.record({ kind: fc.constant('annotator-warning'), campaignName: name(80), personName: name(200) }),
  fc.record({
    kind: fc.constant('may-go-on'),
    campaignId: id,
    campaignName: name(80),
    byName: name(200),
    sessionMinutes: minutes,
  }),
)

/** Any screen, of any size that the domain allows and with texts of any kind. */
export const screens: fc.Arbitrary<Screen> = fc.oneof(
  { arbitrary: prompts, weight: 5 },
  { arbitrary: others as fc.Arbitrary<Screen>, weight: 10 },
  { arbitrary: digestScreens, weight: 3 },
  { arbitrary: steeringScreens, weight: 4 },
  { arbitrary: homeScreens, weight: 1 },
)

import type { Screen } from '../../domain/screens/screen.ts'

/** What a message may say that is no reply to a click: it may wait for days, and be read by a later version of this code. */
export const storedKinds = [
  'invitation',
  'daily',
  'session-over',
  'continued-below',
  'asked-anew',
  'held-back',
  'annotator-held-back',
  'annotator-warning',
  'may-go-on',
  'role-given',
  'role-taken',
  'review-item',
  'review-over',
  'outcomes',
  'digest',
  'digests',
  'campaign-complete',
  'lead-asked',
  'channel-refused',
  'unreachable',
  'export-failed',
  'join-request',
  'join-over',
  'export-links',
] as const satisfies readonly Screen['kind'][]

export type StoredScreen = Extract<Screen, { kind: (typeof storedKinds)[number] }>

type Json = { readonly kind: string } & Readonly<Record<string, unknown>>

/** Makes of a screen as one version stored it what the next version stores. */
export type Step = (screen: Json) => Json

/**
 * The first one is for what version 1 stored, and so on. Whoever renames or removes what a stored screen holds adds one, and
 * leaves the screens in `tests/flows/telling/stored-screens.jsonl` as they are. What is new and may be absent needs none.
 */
const steps: readonly Step[] = [holdsPeopleBack, tellsFiguresByName, tellsWhatWasFound, tellsKnownOfAll]

/** What is written beside a screen that is stored now. */
export const screenVersion = steps.length + 1

/** The columns that hold a screen. */
export type ScreenRow = { readonly screen: Json; readonly screen_version: number }

/** A stored screen in today's shape; null where it is of a version or kind that this code does not know. */
export function readStoredScreen(
  { screen, screen_version }: ScreenRow,
  by: readonly Step[] = steps,
): StoredScreen | null {
  if (screen_version < 1 || screen_version > by.length + 1) return null
  const read = by.slice(screen_version - 1).reduce(takeStep, screen)
  return isStored(read) ? read : null
}

/** A digest among several is one like any other. */
function takeStep(screen: Json, step: Step): Json {
  const { digests } = screen
  return screen.kind === 'digests' && Array.isArray(digests) ? { ...screen, digests: digests.map(step) } : step(screen)
}

function isStored(screen: { readonly kind: string }): screen is StoredScreen {
  return storedKinds.some((kind) => kind === screen.kind)
}

/** Version 1 said of people too that they are paused. Keys and kinds are told from what somebody wrote by their bare quotes. */
function holdsPeopleBack(screen: Json): Json {
  if (screen.kind === 'session-over') return screen.reason === 'paused' ? { ...screen, reason: 'held-back' } : screen
  if (screen.kind !== 'digest' && screen.kind !== 'lead-asked') return screen
  const text = JSON.stringify(screen).replaceAll('"isPaused":', '"isHeldBack":')
  return JSON.parse(text.replaceAll('"kind":"pause-person"', '"kind":"hold-back"'))
}

/** Version 2 held what labels take under names of its own. */
function tellsFiguresByName(screen: Json): Json {
  const { figures } = screen
  if (screen.kind !== 'digest' || typeof figures !== 'object' || figures === null) return screen
  const { minutesPerLabel, minutesPerCorrectLabel, ...others }: Record<string, unknown> = { ...figures }
  const known = Object.entries({ 'label-minutes': minutesPerLabel, 'right-label-minutes': minutesPerCorrectLabel })
  const told = known.flatMap(([name, value]) => (value == null ? [] : [[name, { value, low: null, high: null }]]))
  return { ...screen, figures: { ...others, told: Object.fromEntries(told) } }
}

const withoutEvidence = new Set<unknown>([
  'misses-too-much',
  'slipping',
  'same-answer',
  'hasty',
  'easier-known',
  'better-on-known',
  'alike',
])

/**
 * Version 3 said things of people without what they were found in, and gave scores as estimates. What cannot be shown is no
 * longer said: a status still holds it. The estimate is of 4 right ones out of 5 and those that were given.
 */
function tellsWhatWasFound(screen: Json): Json {
  if (screen.kind !== 'digest') return screen
  const { alarms, annotators } = screen
  const lines = Array.isArray(annotators)
    ? annotators.map((line: Json) => ({ ...line, score: scoreAsCounts(line.score) }))
    : annotators
  if (!Array.isArray(alarms)) return { ...screen, annotators: lines }
  return { ...screen, annotators: lines, alarms: alarms.filter(({ kind }: Json) => !withoutEvidence.has(kind)) }
}

function scoreAsCounts(score: unknown): unknown {
  if (typeof score !== 'object' || score === null) return score
  const { mean, low, high, n }: Record<string, unknown> = { ...score }
  const right = Math.min(Number(n), Math.max(0, Math.round(Number(mean) * (Number(n) + 5) - 4)))
  return { right, n, low, high }
}

/** Version 4 added up the scores that it told; those who have too few known answers for one were left out. */
function tellsKnownOfAll(screen: Json): Json {
  if (screen.kind !== 'digest') return screen
  const lines: readonly Json[] = Array.isArray(screen.annotators) ? screen.annotators : []
  const scores = lines.flatMap(({ score }) => (score == null ? [] : [Object(score)]))
  if (scores.length === 0) return { ...screen, known: null }
  const sum = (field: 'right' | 'n') => scores.reduce((all, score) => all + Number(score[field]), 0)
  return { ...screen, known: { right: sum('right'), answered: sum('n') } }
}

/** What is left of a screen whose words are needed no more. */
export function onlyKind({ kind }: { readonly kind: string }): { readonly kind: string } {
  return { kind }
}

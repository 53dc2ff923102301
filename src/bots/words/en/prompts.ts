import type { PromptNote, PromptScreen } from '../../../domain/screens/screen.ts'
import type { SkipReason } from '../../../domain/session.ts'
import { type TaskTypeName, taskTypes } from '../../../domain/task-types/task-types.ts'
import { noneOfThese, wholeNumber } from './count.ts'

/** A prompt's own, `done` only where several labels may be chosen, `none` only where none need be, and, the last two, those of an adjudicator's prompt. */
const buttons = {
  undo: 'Undo',
  skip: 'Skip',
  notSure: 'Not sure',
  redo: 'Redo',
  flag: 'Flag an edge case',
  guide: 'Guide',
  stop: 'Stop for now',
  readAll: 'Read all',
  back: 'Back',
  done: 'Done',
  none: noneOfThese,
  write: 'Write',
  correct: 'Correct',
  asItIs: 'As it is',
  notNow: 'Not now',
  drop: 'Drop',
} as const

const skipReasons: Readonly<Record<SkipReason, string>> = {
  'not-my-field': 'Not my field',
  unclear: 'Unclear',
  broken: 'Broken or empty',
  other: 'Other',
}

const notes: Readonly<Record<PromptNote, string>> = {
  'too-soon': 'That tap came too soon to be for this item, so nothing was saved. Tap again once you have read it.',
  'nothing-ticked': 'Nothing is ticked yet. Tick every label that fits, then press Done.',
  'nothing-to-undo': 'There is nothing to take back yet.',
}

/** What was done to a prompt; the names of labels where it was answered. */
type DoneInWords =
  | {
      readonly kind: 'answered'
      readonly names: readonly string[]
      readonly isGuess: boolean
      readonly isFlagged: boolean
    }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly isFlagged: boolean }

type Spoken = {
  readonly campaignName: string
  readonly place: PromptScreen['place']
  /** Its texts, each behind the side it stands on where there are two. */
  readonly item: readonly { readonly name: string | null; readonly text: string }[]
  readonly question: string
  /** What is said above it. */
  readonly above: string
  /** Names of some labels, and whether there are more; null where none is asked for. */
  readonly labels: { readonly some: readonly string[]; readonly areMore: boolean } | null
}

/** An item, and what is asked about it. */
export const prompts = {
  buttons,

  /** What the buttons say that may stand beside labels. No label may be called the same, or it would be taken for one. */
  besideLabels(taskType: TaskTypeName): readonly string[] {
    const { done, none, write, correct, asItIs, ...others } = buttons
    return taskTypes[taskType].scale === 'sets' ? [done, none, ...Object.values(others)] : Object.values(others)
  },

  /** For one moment, on the prompt itself. */
  notes,

  placeIn: (campaignName: string, place: PromptScreen['place'], isFlagged: boolean) =>
    `${placeOf(place)} · ${campaignName}${isFlagged ? ' · You flagged this one' : ''}`,
  /** What was kept of the prompt before. */
  nothingKeptYet: 'Each answer is saved as you tap.',
  kept: (done: DoneInWords) => `${keptAs(done)}${done.isFlagged ? ' (flagged)' : ''}`,
  takenBack: (done: DoneInWords) => `Taken back: ${doneAs(done)}`,
  /** On a label that was chosen before its answer was taken back. */
  marked: (name: string) => `✓ ${name}`,
  chosenBefore: (name: string) => `${name}, chosen before`,

  /** The whole prompt for a screen reader, and for the notification. */
  spoken({ campaignName, place, item, question, above, labels }: Spoken): string {
    const texts = item.map(({ name, text }) => (name === null ? text : side(name, text))).join(' ')
    const answers = labels === null ? '' : `Answers: ${labels.some.join(', ')}${labels.areMore ? ' and more' : ''}.`
    return [above, `${campaignName}, ${placeOf(place)}.`, texts.trim(), question, answers].filter(Boolean).join(' ')
  },

  whyClosest: 'Which is closest?',
  guessHelps: 'Your best guess helps. It is kept as a guess.',
  whySkip: 'Why skip it?',
  neverAgain: 'You will not be asked this one again.',
  skipReasons,

  chooseSeveral: 'Choose all that fit',
  chooseLabel: 'Choose a label',
  chooseRating: 'Choose a rating',
  /** A step of a scale, or a label, with what it means. */
  meaning: (name: string, definition: string) => `${name}: ${definition}`,

  /** The ends of a scale: `1 useless … 5 publishable`. */
  scaleEnds: (ends: readonly { readonly name: string; readonly definition: string }[]) =>
    ends.map(({ name, definition }) => `${name} ${definition}`.trim()).join(' … '),

  /** What the two texts of a pair are called. */
  sides: { a: 'A', b: 'B' },
  /** The same where somebody sees them in an order of their own. */
  places: { first: 'First', second: 'Second' },
  /** What a text of several is called by its place on somebody's screen, and the button that gives it a place in the order. */
  textAt: (place: number) => `Text ${place}`,
  inPlace: (place: number, name: string) => `${ordinal(place)}: ${name}`,
  /** An order that is not whole yet. */
  soFar: (names: readonly string[]) => `So far: ${names.join(', ')}`,
  /** What is to be corrected. */
  draft: 'Draft',
  side,
  emptyItem: 'This item is empty.',
  image: 'The image to judge',
  imageOf: (text: string) => `Image that belongs to: ${text}`,
  imageNotShown: (url: string) => `The image cannot be shown here: ${url}`,
} as const

function placeOf({ done, until }: PromptScreen['place']): string {
  return `${wholeNumber(done)} done, until ${until}`
}

function keptAs(done: DoneInWords): string {
  if (done.kind === 'skipped') return `Skipped: ${doneAs(done)}`
  return `${done.isGuess ? 'Saved as a guess' : 'Saved'}: ${doneAs(done)}`
}

function doneAs(done: DoneInWords): string {
  if (done.kind === 'skipped') return skipReasons[done.reason]
  return done.names.length === 0 ? noneOfThese : done.names.join(', ')
}

function ordinal(place: number): string {
  return ['1st', '2nd', '3rd'][place - 1] ?? `${place}th`
}

function side(name: string, text: string): string {
  return `${name}: ${text}`
}

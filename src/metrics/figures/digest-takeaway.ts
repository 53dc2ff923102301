import { agreementLevel, reliableFrom } from '../../domain/figures/agreement-level.ts'
import type { CompleteTakeaway, Takeaway, Worth } from '../../domain/screens/digest-screens.ts'
import { daysLater } from '../../domain/time/time.ts'
import { type DigestFigures, isQuiet } from './digest-figures.ts'

/** A week with fewer answers than this says little about the one after it. */
const fewestToCompare = 20

type Rule = (figures: DigestFigures, before: DigestFigures | null) => Takeaway | null

/** The first that holds is said. */
const rules: readonly Rule[] = [
  (figures) => (isQuiet(figures) && figures.edition !== 'last' ? { kind: 'quiet', state: figures.state } : null),
  completeTakeaway,
  (figures) => {
    const { done, items } = figures.progress
    return figures.state === 'finished' ? { kind: 'ended', done, items, ...worthOf(figures) } : null
  },
  ({ agreement }) => {
    // Where one label holds most answers alpha is low whatever people do: AC1 speaks then, and has an alarm of its own.
    if (agreement.alpha === null || agreement.interval === null || agreement.ac1 != null) return null
    const { high } = agreement.interval
    return high < reliableFrom ? { kind: 'disagreeing', alpha: agreement.alpha, high } : null
  },
  ({ state, progress: { done, items } }) => (state === 'paused' ? { kind: 'paused', done, items } : null),
  ({ annotators }) => {
    const people = annotators.filter(({ isDoubted, isHeldBack }) => isDoubted && !isHeldBack).length
    return people > 0 ? { kind: 'doubtful-people', people } : null
  },
  ({ week, edition }, before) => {
    if (before === null || edition === 'so-far' || before.week.answers < fewestToCompare) return null
    const isSlower = week.answers * 2 < before.week.answers
    return isSlower ? { kind: 'slower', answers: week.answers, before: before.week.answers } : null
  },
  ({ finish, today }) => {
    if (finish.likely === null || finish.latest === null || finish.latest > daysLater(today, 6)) return null
    return { kind: 'nearly-done', earliest: finish.earliest, latest: finish.latest }
  },
  ({ finish, progress: { done, items } }) => {
    return finish.likely === null ? null : { kind: 'on-its-way', done, items, ...finish }
  },
]

/** That every item has its answers, and what these are worth; null while some have not. */
export function completeTakeaway(figures: DigestFigures): CompleteTakeaway | null {
  const { done, items } = figures.progress
  return items > 0 && done >= items ? { kind: 'complete', items, ...worthOf(figures) } : null
}

function worthOf({ agreement, undecided = 0 }: DigestFigures): Worth {
  return { undecided, agreement: agreementLevel(agreement) }
}

/** Whether a takeaway says that people agree too little: then no alarm has to. */
export function saysTooLittle(takeaway: Takeaway): boolean {
  if (takeaway.kind === 'disagreeing') return true
  return 'agreement' in takeaway && takeaway.agreement?.isEnough === 'no'
}

/** The one sentence that a week's digest opens with: a restatement of its figures, never a guess about their cause. */
export function digestTakeaway(figures: DigestFigures, before: DigestFigures | null): Takeaway {
  for (const rule of rules) {
    const said = rule(figures, before)
    if (said !== null) return said
  }
  const { done, items } = figures.progress
  const { finish } = figures
  return {
    kind: 'under-way',
    done,
    items,
    why: finish.likely === null && finish.why === 'years' ? 'years' : 'too-early',
  }
}
